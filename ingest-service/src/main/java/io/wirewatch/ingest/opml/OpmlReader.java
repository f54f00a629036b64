package io.wirewatch.ingest.opml;

import io.wirewatch.ingest.feed.Feed;
import io.wirewatch.ingest.markup.Charsets;
import io.wirewatch.ingest.markup.HtmlText;
import io.wirewatch.ingest.markup.Links;
import io.wirewatch.ingest.markup.Xml;
import io.wirewatch.ingest.opml.OpmlReading.Flaw;
import io.wirewatch.ingest.opml.OpmlReading.Listed;
import io.wirewatch.ingest.opml.OpmlReading.NotOpml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Reads OPML 1.0 and 2.0 (http://opml.org/spec2.opml), well-formed or not: outlines with an {@code
 * xmlUrl} are feeds, those around them categories. One that is amiss keeps no other from being
 * read. Lists that are included from elsewhere are not fetched.
 */
public final class OpmlReader {
  private static final int MOST_FLAWS = 1_000;
  private static final String OWN = "wirewatch:";

  private final List<Subscription> subscriptions = new ArrayList<>();
  private final List<Flaw> flaws = new ArrayList<>();

  private OpmlReader() {}

  /**
   * Reads a document.
   *
   * @param contentType the {@code Content-Type} it came with; empty when there was none
   */
  public static OpmlReading read(byte[] bytes, String contentType) {
    String text = Charsets.decode(bytes, contentType).text();
    Element root = Xml.tree(text).children().stream().findFirst().orElse(null);
    if (root == null) {
      return new NotOpml(text.isBlank() ? "there is nothing" : "it has no elements");
    }
    if (!root.tag().localName().equals("opml")) {
      return new NotOpml("its root is " + root.tagName());
    }
    OpmlReader reader = new OpmlReader();
    for (Element part : root.children()) {
      reader.outlines(part, List.of());
    }
    Element title = root.selectFirst("head > title");
    return new Listed(
        title == null ? "" : HtmlText.fold(title.wholeText()), reader.subscriptions, reader.flaws);
  }

  private void outlines(Element parent, List<String> categories) {
    for (Element child : parent.children()) {
      if (child.tagName().equals("outline")) {
        outline(child, categories);
      } else if (!child.tagName().equals("title")) {
        outlines(child, categories);
      }
    }
  }

  private void outline(Element outline, List<String> categories) {
    String type = outline.attr("type").strip().toLowerCase(Locale.ROOT);
    String stated = address(outline, type);
    String title = title(outline);
    if (!stated.isEmpty()) {
      subscribe(outline, stated, title, categories);
    } else if (type.equals("include")) {
      flaw(outline, "a list elsewhere is not fetched: " + outline.attr("url"));
    } else if (isFeed(type)) {
      flaw(outline, "has no xmlUrl");
    }
    boolean deeper = !title.isEmpty() && categories.size() < Feed.MOST_CATEGORIES;
    outlines(outline, deeper ? with(categories, title) : categories);
  }

  private void subscribe(Element outline, String stated, String title, List<String> categories) {
    String url = Links.resolve("", stated).orElse("");
    if (url.indexOf("://") < 0) {
      flaw(outline, "xmlUrl is no http or https address: " + stated);
      return;
    }
    Set<String> all = new LinkedHashSet<>(categories);
    for (String category : outline.attr("category").split(",", -1)) {
      String path = HtmlText.fold(category.replaceFirst("^\\s*/", ""));
      if (!path.isEmpty() && all.size() < Feed.MOST_CATEGORIES) {
        all.add(brief(path));
      }
    }
    Map<String, String> own = new LinkedHashMap<>();
    outline
        .attributes()
        .forEach(
            attribute -> {
              if (attribute.getKey().startsWith(OWN)) {
                own.put(attribute.getKey().substring(OWN.length()), attribute.getValue().strip());
              }
            });
    subscriptions.add(new Subscription(line(outline), url, title, List.copyOf(all), own));
  }

  /** Under its own name, or that of old lists. */
  private static String address(Element outline, String type) {
    String url = outline.attr("xmlurl").strip();
    return url.isEmpty() && isFeed(type) ? outline.attr("url").strip() : url;
  }

  private static boolean isFeed(String type) {
    return switch (type) {
      case "rss", "rss1", "rss2", "atom", "feed", "jsonfeed", "pie" -> true;
      default -> false;
    };
  }

  /** OPML wants {@code text}, which may have markup; many write {@code title}. */
  private static String title(Element outline) {
    String title = outline.attr("title").isBlank() ? outline.attr("text") : outline.attr("title");
    return HtmlText.fold(HtmlText.looksLikeHtml(title) ? HtmlText.of(title) : title);
  }

  private static String brief(String category) {
    return category.substring(0, Math.min(category.length(), Feed.LONGEST_CATEGORY)).strip();
  }

  private static List<String> with(List<String> categories, String title) {
    List<String> longer = new ArrayList<>(categories);
    longer.add(brief(title));
    return longer;
  }

  private void flaw(Element at, String reason) {
    if (flaws.size() < MOST_FLAWS) {
      flaws.add(new Flaw(line(at), reason.substring(0, Math.min(reason.length(), 300))));
    }
  }

  private static int line(Element at) {
    return at.sourceRange().start().lineNumber();
  }
}
