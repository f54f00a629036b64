package io.wirewatch.ingest.discovery;

import io.wirewatch.ingest.markup.HtmlText;
import io.wirewatch.ingest.markup.Links;
import io.wirewatch.ingest.markup.Xml;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Which addresses a page names that may be feeds: by {@code link} elements
 * (https://www.rssboard.org/rss-autodiscovery), by what is known of some kinds of site, and by
 * links that look like it.
 */
final class SitePage {
  private static final int DEPTH = 500;
  private static final int LONGEST = 2 << 20;
  private static final int MOST_LINKS = 20_000;
  private static final Set<String> TYPES =
      Set.of(
          "application/rss+xml",
          "application/atom+xml",
          "application/rdf+xml",
          "application/feed+json",
          "application/x.atom+xml",
          "application/x-atom+xml",
          "text/rss+xml",
          "text/atom+xml");

  /** Types that feeds share with other documents. */
  private static final Set<String> WIDER_TYPES =
      Set.of("application/json", "application/xml", "text/xml");

  private static final Pattern LIKE_A_FEED =
      Pattern.compile(
          "(?:^|[/._=?&-])(?:rss2?|feeds?|atom|rdf|syndication)(?:$|[/._=?&-])|\\.(?:rss|atom|rdf)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CHANNEL =
      Pattern.compile("\"(?:channelId|externalId)\":\"(UC[\\w-]{22})\"");
  private static final List<String> GUESSES =
      List.of(
          "/feed",
          "/rss",
          "/feed/",
          "/rss.xml",
          "/atom.xml",
          "/feed.xml",
          "/index.xml",
          "/feed.json",
          "/feeds/posts/default",
          "/?feed=rss2");

  private final Map<String, Candidate> candidates = new LinkedHashMap<>();

  private SitePage() {}

  /**
   * What a page names, the likeliest first, each address once.
   *
   * @param base the page's address
   */
  static List<Candidate> candidates(String html, URI base) {
    SitePage page = new SitePage();
    String cut = html.length() > LONGEST ? html.substring(0, LONGEST) : html;
    Document document = Parser.htmlParser().setMaxDepth(DEPTH).parseInput(cut, base.toString());
    page.stated(document);
    page.byKindOfSite(document, base, cut);
    page.links(document);
    return List.copyOf(page.candidates.values());
  }

  /** Where many sites have a feed: beneath the page, and beneath the site's root. */
  static List<Candidate> guesses(URI base) {
    SitePage page = new SitePage();
    for (String path : GUESSES) {
      page.add(base.resolve(path).toString(), "", Clue.GUESS);
    }
    return List.copyOf(page.candidates.values());
  }

  /** The sitemaps of an index, those for news first. */
  static List<Candidate> sitemaps(String xml, URI base) {
    SitePage page = new SitePage();
    List<String> all = new ArrayList<>();
    for (Element loc : Xml.tree(xml).getElementsByTag("loc").stream().limit(MOST_LINKS).toList()) {
      Links.resolve(base.toString(), loc.text()).ifPresent(all::add);
    }
    for (boolean news : new boolean[] {true, false}) {
      for (String url : all) {
        if (url.toLowerCase(Locale.ROOT).contains("news") == news) {
          page.add(url, "", Clue.SITEMAP);
        }
      }
    }
    return List.copyOf(page.candidates.values());
  }

  private void stated(Document document) {
    for (Element link : document.getElementsByTag("link").stream().limit(MOST_LINKS).toList()) {
      String relation = " " + link.attr("rel").toLowerCase(Locale.ROOT) + " ";
      String type = link.attr("type").toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip();
      boolean alternate = relation.contains(" alternate ") && !relation.contains(" stylesheet ");
      boolean typed =
          TYPES.contains(type) || (WIDER_TYPES.contains(type) && looksLikeFeed(link.attr("href")));
      if (relation.contains(" feed ") || (alternate && typed)) {
        add(link.absUrl("href"), link.attr("title"), Clue.STATED);
      }
    }
  }

  private void byKindOfSite(Document document, URI base, String html) {
    String host = Optional.ofNullable(base.getHost()).orElse("").toLowerCase(Locale.ROOT);
    String path = Optional.ofNullable(base.getPath()).orElse("");
    if (host.equals("youtube.com") || host.endsWith(".youtube.com")) {
      youtube(base, path, html);
    }
    if (host.endsWith("reddit.com") && path.matches("/(?:r|user)/[^/]+/?")) {
      add(base.resolve(path.replaceFirst("/?$", "/.rss")).toString(), "", Clue.SITE);
    }
    if (host.equals("github.com") && path.matches("/[^/]+/[^/]+/?")) {
      String repository = path.replaceFirst("/$", "");
      add(base.resolve(repository + "/releases.atom").toString(), "", Clue.SITE);
      add(base.resolve(repository + "/commits.atom").toString(), "", Clue.SITE);
    }
    boolean wordPress =
        document
            .select("meta[name=generator][content^=WordPress], link[href*=/wp-content/]")
            .stream()
            .findAny()
            .isPresent();
    if (wordPress) {
      add(base.resolve("/feed/").toString(), "", Clue.SITE);
    }
    if (host.endsWith(".substack.com") || host.endsWith(".medium.com")) {
      add(base.resolve("/feed").toString(), "", Clue.SITE);
    }
  }

  private void youtube(URI base, String path, String html) {
    String feeds = base.resolve("/feeds/videos.xml").toString();
    Matcher named = Pattern.compile("/channel/(UC[\\w-]{22}).*").matcher(path);
    Matcher within = CHANNEL.matcher(html);
    if (named.matches()) {
      add(feeds + "?channel_id=" + named.group(1), "", Clue.SITE);
    } else if (within.find()) {
      add(feeds + "?channel_id=" + within.group(1), "", Clue.SITE);
    }
    Matcher list =
        Pattern.compile("(?:.*&)?list=([\\w-]+).*").matcher(String.valueOf(base.getQuery()));
    if (list.matches()) {
      add(feeds + "?playlist_id=" + list.group(1), "", Clue.SITE);
    }
  }

  private void links(Document document) {
    for (Element link : document.getElementsByTag("a").stream().limit(MOST_LINKS).toList()) {
      String href = link.attr("href").strip();
      boolean said =
          link.attr("type").toLowerCase(Locale.ROOT).matches("application/(?:rss|atom)\\+xml");
      String words = link.text().strip();
      boolean called = words.length() < 30 && words.matches("(?i).*\\b(?:rss|atom)\\b.*");
      if (said || called || looksLikeFeed(href)) {
        add(link.absUrl("href"), words, Clue.LINK);
      }
    }
  }

  private static boolean looksLikeFeed(String href) {
    return LIKE_A_FEED
        .matcher(href.replaceFirst("^https?://[^/]*", "").replaceFirst("#.*$", ""))
        .find();
  }

  private void add(String url, String title, Clue by) {
    Links.resolve("", url)
        .map(link -> link.replaceFirst("#.*$", ""))
        .filter(link -> link.indexOf("://") > 0)
        .ifPresent(
            link -> candidates.putIfAbsent(link, new Candidate(link, HtmlText.fold(title), by)));
  }
}
