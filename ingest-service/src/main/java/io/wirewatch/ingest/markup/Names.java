package io.wirewatch.ingest.markup;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names of elements and attributes in one document: in lower case, under the prefix that everybody
 * gives their namespace, and bare where that is the feed's own. Whoever declares no namespace means
 * the usual one of the prefix.
 */
final class Names {
  /** What keeps an element of an unknown namespace from being taken for a known one. */
  private static final String UNKNOWN = "?:";

  private static final Map<String, String> PREFIXES = prefixes();
  private static final Set<String> USUAL = Set.copyOf(PREFIXES.values());
  private static final Set<String> ROOTS =
      Set.of("rss", "feed", "entry", "channel", "urlset", "sitemapindex");
  private static final Set<String> CORE_OF_RDF = Set.of("channel", "item", "image", "textinput");

  private static final int MOST_KEPT = 5_000;

  private final Map<Space, Map<String, String>> known = new HashMap<>();
  private Space latest = new Space("", "");
  private Map<String, String> ofLatest = names(latest);
  private String own = "";
  private int kept;

  /** What a prefix stands for. */
  private record Space(String prefix, String uri) {}

  /** The name of a root element; its namespace, right or wrong, is the feed's own from now on. */
  String ofRoot(String prefix, String uri, String local) {
    if (ROOTS.contains(local.toLowerCase(Locale.ROOT))) {
      own = uri;
      return local.toLowerCase(Locale.ROOT);
    }
    return of(prefix, uri, local);
  }

  /** The name of any other element or attribute. */
  String of(String prefix, String uri, String local) {
    if (!latest.prefix.equals(prefix) || !latest.uri.equals(uri)) {
      latest = new Space(prefix, uri);
      ofLatest = names(latest);
    }
    String known = ofLatest.get(local);
    if (known != null) {
      return known;
    }
    String name = name(prefix, uri, local);
    if (kept >= MOST_KEPT) {
      return name; // a document that makes up names; keeping them would take longer
    }
    kept++;
    name = name.intern(); // so that comparing it with a name of ours takes no time
    ofLatest.put(local, name);
    return name;
  }

  private Map<String, String> names(Space space) {
    return kept < MOST_KEPT
        ? known.computeIfAbsent(space, _ -> new HashMap<>())
        : known.getOrDefault(space, Map.of());
  }

  private String name(String prefix, String uri, String local) {
    String low = local.toLowerCase(Locale.ROOT);
    String usual = prefix(prefix.toLowerCase(Locale.ROOT), uri);
    if (usual.equals(UNKNOWN) && prefix.isEmpty() && CORE_OF_RDF.contains(low) && own.isEmpty()) {
      own = uri;
      return low;
    }
    return usual.isEmpty() ? low : usual.equals(UNKNOWN) ? UNKNOWN + low : usual + ":" + low;
  }

  private String prefix(String written, String uri) {
    if (!uri.isEmpty() && uri.equals(own)) {
      return "";
    }
    String key = key(uri);
    String usual = uri.isEmpty() ? null : PREFIXES.get(key);
    if (usual != null) {
      return usual;
    }
    if (written.isEmpty()) {
      return key.isEmpty() ? "" : UNKNOWN;
    }
    return written.equals("rss")
        ? ""
        : USUAL.contains(written) || uri.isEmpty() ? written : UNKNOWN;
  }

  private static String key(String uri) {
    String low = uri.strip().toLowerCase(Locale.ROOT);
    low = low.startsWith("https:") ? "http:" + low.substring(6) : low;
    int end = low.length();
    while (end > 0 && (low.charAt(end - 1) == '/' || low.charAt(end - 1) == '#')) {
      end--;
    }
    return low.substring(0, end);
  }

  private static Map<String, String> prefixes() {
    String listed =
        """
        atom http://www.w3.org/2005/atom http://purl.org/atom/ns http://purl.org/pie http://purl.org/echo
        content http://purl.org/rss/1.0/modules/content
        dc http://purl.org/dc/elements/1.1 http://purl.org/dc/elements/1.0 http://purl.org/dc
        dcterms http://purl.org/dc/terms
        feedburner http://rssnamespace.org/feedburner/ext/1.0
        itunes http://www.itunes.com/dtds/podcast-1.0.dtd http://www.itunes.com/dtds/podcast-1.0
        media http://search.yahoo.com/mrss http://media.search.yahoo.com/mrss http://www.rssboard.org/media-rss
        news http://www.google.com/schemas/sitemap-news/0.9
        image http://www.google.com/schemas/sitemap-image/1.1
        rdf http://www.w3.org/1999/02/22-rdf-syntax-ns
        xhtml http://www.w3.org/1999/xhtml http://www.w3.org/tr/xhtml1
        xml http://www.w3.org/xml/1998/namespace
        xlink http://www.w3.org/1999/xlink
        - http://purl.org/rss/1.0 http://my.netscape.com/rdf/simple/0.9 http://channel.netscape.com/rdf/simple/0.9
        - http://my.netscape.com/publish/formats/rss-0.91.dtd http://purl.org/rss/1.0/modules/rss091
        - http://backend.userland.com/rss http://backend.userland.com/rss2 http://backend.userland.com/rss091
        - http://blogs.law.harvard.edu/tech/rss http://cyber.law.harvard.edu/rss http://purl.org/net/rss1.1
        - http://www.rssboard.org/rss-specification http://my.netscape.com/rdf/simple/0.90
        - http://www.sitemaps.org/schemas/sitemap/0.9 http://www.google.com/schemas/sitemap/0.84
        """;
    Map<String, String> prefixes = new HashMap<>();
    listed
        .lines()
        .forEach(
            line -> {
              String[] words = line.strip().split(" ", -1);
              for (int i = 1; i < words.length; i++) {
                prefixes.put(words[i], words[0].equals("-") ? "" : words[0]);
              }
            });
    return Map.copyOf(prefixes);
  }
}
