package io.wirewatch.ingest.feed;

import io.wirewatch.ingest.date.StatedTime;
import io.wirewatch.ingest.feed.Reading.Kind;
import io.wirewatch.ingest.markup.HtmlText;
import io.wirewatch.ingest.markup.Links;
import io.wirewatch.ingest.markup.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads RSS of every version (https://www.rssboard.org/rss-specification, RSS 1.0 with its items
 * beside the channel, and CDF, where it comes from) with the modules that news use: content, Dublin
 * Core, Media RSS, iTunes, Atom.
 */
final class RssReader implements FormatReader {
  private static final List<String> TITLES =
      List.of("title", "media:title", "dc:title", "atom:title", "itunes:title");
  private static final List<String> FULL =
      List.of(
          "content:encoded",
          "xhtml:body",
          "xhtml:div",
          "body",
          "fulltext",
          "fullitem",
          "content",
          "atom:content");
  private static final List<String> BRIEF =
      List.of(
          "description",
          "summary",
          "dc:description",
          "atom:summary",
          "itunes:summary",
          "media:description",
          "dcterms:abstract",
          "abstract",
          "itunes:subtitle");
  private static final List<String> PUBLISHED =
      List.of(
          "pubdate",
          "dcterms:issued",
          "atom:published",
          "published",
          "dc:date",
          "dcterms:created",
          "atom:updated",
          "updated",
          "date");
  private static final List<String> UPDATED =
      List.of("atom:updated", "dcterms:modified", "updated", "modified", "lastmod", "dc:date");
  private static final List<String> FEED_UPDATED =
      List.of("lastbuilddate", "pubdate", "dcterms:modified", "dc:date", "atom:updated");

  private final Warnings warnings;

  RssReader(Warnings warnings) {
    this.warnings = warnings;
  }

  @Override
  public boolean isEntry(String name) {
    return name.equals("item");
  }

  @Override
  public boolean authorsAreInherited() {
    return false;
  }

  @Override
  public Optional<FeedEntry> entry(Node item) {
    List<Node> groups = Fields.mediaGroups(item);
    Contents contents = contents(item, groups);
    String title = Fields.line(item, true, TITLES);
    for (Node group : groups) {
      title = title.isEmpty() ? Fields.line(group, true, TITLES) : title;
    }
    return Optional.of(
        new FeedEntry(
            guid(item),
            link(item),
            title,
            contents.summary(),
            contents.body(),
            contents.markup(),
            authors(item),
            categories(item),
            Fields.enclosures(item, groups),
            Fields.image(item, groups),
            Fields.date(item, PUBLISHED).or(StatedTime.of(item.attr("lastmod"))),
            Fields.date(item, UPDATED),
            language(item)));
  }

  @Override
  public FeedHead head(Node root) {
    Node channel = root.child("channel").orElse(root);
    String language = Fields.language(channel.text("language", "dc:language"));
    List<String> authors =
        People.of(channel, "managingeditor", "author", "dc:creator", "atom:author");
    return new FeedHead(
        format(root),
        Fields.line(channel, true, TITLES),
        link(channel),
        Fields.line(
            channel,
            true,
            List.of(
                "description",
                "tagline",
                "subtitle",
                "dc:description",
                "itunes:summary",
                "itunes:subtitle",
                "atom:subtitle",
                "abstract")),
        language.isEmpty() ? Fields.languageAt(channel) : language,
        authors.isEmpty() ? People.of(channel, "itunes:author", "itunes:owner") : authors,
        Fields.date(channel, FEED_UPDATED),
        Fields.related(channel, "hub"),
        Fields.self(channel));
  }

  private static String format(Node root) {
    if (root.name().equals("channel")) {
      return root.attr("xmlns").contains("rss1.1") ? "rss 1.1" : "cdf";
    }
    if (!root.name().equals("rss")) {
      boolean old = root.attr("xmlns").contains("netscape.com/rdf/simple/0.9");
      return old ? "rss 0.90" : "rss 1.0";
    }
    String version = root.attr("version");
    return version.isEmpty() ? "rss" : "rss " + (version.matches("2(\\.0+)?") ? "2.0" : version);
  }

  private static Contents contents(Node item, List<Node> groups) {
    Contents contents = Contents.of(item, true, FULL, BRIEF);
    if (contents.summary().isEmpty() && item.child("summary").isPresent()) {
      contents =
          Contents.of(
              item,
              true,
              List.of("content:encoded", "description"),
              BRIEF.subList(1, BRIEF.size()));
    }
    for (Node group : groups) {
      contents = contents.body().isEmpty() ? Contents.of(group, true, FULL, BRIEF) : contents;
    }
    return contents;
  }

  private static String guid(Node item) {
    String guid = item.text("guid", "atom:id", "id");
    if (guid.isEmpty()) {
      guid = item.attr("rdf:about");
    }
    return guid.isEmpty() ? item.text("dc:identifier") : guid;
  }

  private String link(Node parent) {
    List<Node> nodes = new ArrayList<>(parent.children("feedburner:origlink"));
    nodes.addAll(parent.children("link"));
    nodes.addAll(parent.children("atom:link"));
    for (Node node : nodes) {
      String relation = node.attr("rel").toLowerCase(Locale.ROOT);
      boolean here = relation.isEmpty() || relation.equals("alternate");
      String text = node.text().strip();
      String stated = !text.isEmpty() || !here ? text : node.attr("href");
      Optional<String> link = resolved(node, stated);
      if (link.isPresent()) {
        return link.get();
      }
    }
    return parent
        .child("guid")
        .filter(guid -> !guid.attr("ispermalink").equalsIgnoreCase("false"))
        .filter(guid -> guid.text().strip().startsWith("http"))
        .flatMap(guid -> Links.resolve("", guid.text()))
        .or(() -> Optional.of(Fields.link(parent, parent.attr("href"))))
        .filter(link -> !link.isEmpty())
        .orElseGet(() -> about(parent));
  }

  private static String about(Node parent) {
    String about = parent.attr("rdf:about");
    return about.startsWith("http") ? Fields.link(parent, about) : "";
  }

  private Optional<String> resolved(Node at, String stated) {
    if (stated.isBlank()) {
      return Optional.empty();
    }
    Optional<String> link = Links.resolve(at.base(), stated);
    if (link.isEmpty()) {
      warnings.add(Kind.BAD_LINK, stated);
    }
    return link;
  }

  private static List<String> authors(Node item) {
    List<String> authors = People.of(item, "dc:creator", "author", "atom:author");
    if (authors.isEmpty()) {
      authors = People.of(item, "itunes:author", "dc:author", "media:credit");
    }
    return authors.isEmpty() ? People.of(item, "dc:contributor", "managingeditor") : authors;
  }

  private static List<String> categories(Node item) {
    List<String> categories = new ArrayList<>();
    for (Node node : item.children()) {
      switch (node.name()) {
        case "category", "dc:subject", "atom:category", "media:category", "itunes:category" -> {
          String text = node.text();
          categories.add(HtmlText.looksLikeHtml(text) ? HtmlText.of(text) : text);
          categories.add(node.attr("term"));
          categories.add(node.attr("label"));
          categories.add(node.name().equals("itunes:category") ? node.attr("text") : "");
        }
        case "itunes:keywords", "media:keywords", "keywords" ->
            categories.addAll(List.of(node.text().split(",", -1)));
        default -> {}
      }
    }
    return Fields.distinct(categories);
  }

  private static String language(Node item) {
    String own = Fields.language(item.text("dc:language", "language"));
    return own.isEmpty()
        ? Fields.languageAt(item.child("content:encoded", "description", "title").orElse(item))
        : own;
  }
}
