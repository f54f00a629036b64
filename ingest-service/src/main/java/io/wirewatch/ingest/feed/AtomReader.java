package io.wirewatch.ingest.feed;

import io.wirewatch.ingest.date.StatedTime;
import io.wirewatch.ingest.feed.Reading.Kind;
import io.wirewatch.ingest.markup.Links;
import io.wirewatch.ingest.markup.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads Atom 1.0 (RFC 4287) and 0.3, under any prefix and with or without their namespace. */
final class AtomReader implements FormatReader {
  private static final List<String> TITLES =
      List.of("title", "atom:title", "media:title", "dc:title");
  private static final List<String> FULL =
      List.of("content", "atom:content", "content:encoded", "xhtml:body", "xhtml:div");
  private static final List<String> BRIEF =
      List.of(
          "summary",
          "atom:summary",
          "description",
          "dc:description",
          "media:description",
          "itunes:summary");
  private static final List<String> PUBLISHED =
      List.of(
          "published",
          "atom:published",
          "issued",
          "atom:issued",
          "created",
          "atom:created",
          "dcterms:issued",
          "pubdate",
          "dc:date",
          "updated",
          "atom:updated",
          "modified",
          "atom:modified");
  private static final List<String> UPDATED =
      List.of(
          "updated", "atom:updated", "modified", "atom:modified", "dcterms:modified", "dc:date");

  private final Warnings warnings;

  AtomReader(Warnings warnings) {
    this.warnings = warnings;
  }

  @Override
  public boolean isEntry(String name) {
    return name.equals("entry") || name.equals("atom:entry");
  }

  @Override
  public boolean authorsAreInherited() {
    return true;
  }

  @Override
  public Optional<FeedEntry> entry(Node entry) {
    List<Node> groups = Fields.mediaGroups(entry);
    Contents contents = Contents.of(entry, false, FULL, BRIEF);
    String title = Fields.line(entry, false, TITLES);
    for (Node group : groups) {
      contents = contents.body().isEmpty() ? Contents.of(group, false, FULL, BRIEF) : contents;
      title = title.isEmpty() ? Fields.line(group, false, TITLES) : title;
    }
    return Optional.of(
        new FeedEntry(
            entry.text("id", "atom:id", "guid"),
            link(entry),
            title,
            contents.summary(),
            contents.body(),
            contents.markup(),
            authors(entry),
            categories(entry),
            Fields.enclosures(entry, groups),
            Fields.image(entry, groups),
            Fields.date(entry, PUBLISHED),
            Fields.date(entry, UPDATED),
            language(entry)));
  }

  @Override
  public Optional<FeedEntry> only(Node root) {
    return isEntry(root.name()) ? entry(root) : Optional.empty();
  }

  @Override
  public FeedHead head(Node root) {
    if (isEntry(root.name())) { // a document of its own: RFC 4287, section 2
      return root.child("source", "atom:source")
          .map(source -> head(source, format(root)))
          .orElseGet(
              () ->
                  new FeedHead(
                      format(root), "", "", "", "", List.of(), StatedTime.NONE, List.of(), ""));
    }
    return head(root, format(root));
  }

  private FeedHead head(Node root, String format) {
    String language = Fields.languageAt(root);
    return new FeedHead(
        format,
        Fields.line(root, false, TITLES),
        link(root),
        Fields.line(
            root, false, List.of("subtitle", "atom:subtitle", "tagline", "atom:tagline", "info")),
        language.isEmpty() ? Fields.language(root.text("language", "dc:language")) : language,
        People.of(root, "author", "atom:author", "dc:creator"),
        Fields.date(root, UPDATED),
        Fields.related(root, "hub"),
        Fields.self(root));
  }

  private static String format(Node root) {
    String namespaces = root.attr("xmlns").toLowerCase(Locale.ROOT);
    if (namespaces.contains("//www.w3.org/2005/atom")) {
      return "atom 1.0";
    }
    boolean old = namespaces.contains("//purl.org/atom/ns") || root.attr("version").equals("0.3");
    String version = root.attr("version");
    return old ? "atom 0.3" : version.isEmpty() ? "atom" : "atom " + version;
  }

  private String link(Node parent) {
    List<Node> links = new ArrayList<>();
    List<Node> others = new ArrayList<>();
    for (Node link : links(parent)) {
      String relation = link.attr("rel").toLowerCase(Locale.ROOT);
      if (relation.isEmpty() || isAlternate(relation)) {
        (isPage(link) ? links : others).add(link);
      }
    }
    links.addAll(others);
    for (Node link : links) {
      String stated = link.attr("href").isEmpty() ? link.text() : link.attr("href");
      Optional<String> resolved = Links.resolve(link.base(), stated);
      if (resolved.isPresent()) {
        return resolved.get();
      }
      if (!stated.isBlank()) {
        warnings.add(Kind.BAD_LINK, stated);
      }
    }
    return parent
        .child("content", "atom:content")
        .map(content -> Fields.link(content, content.attr("src")))
        .orElse("");
  }

  private static boolean isAlternate(String relation) {
    return relation.equals("alternate")
        || relation.equals("http://www.iana.org/assignments/relation/alternate");
  }

  private static boolean isPage(Node link) {
    String type = link.attr("type").toLowerCase(Locale.ROOT);
    return type.isEmpty() || type.contains("html");
  }

  private static List<Node> links(Node parent) {
    List<Node> links = parent.children("link");
    return links.isEmpty() ? parent.children("atom:link") : links;
  }

  private static List<String> authors(Node entry) {
    List<String> authors = People.of(entry, "author", "atom:author", "dc:creator");
    return authors.isEmpty()
        ? entry
            .child("source", "atom:source")
            .map(source -> People.of(source, "author", "atom:author"))
            .orElse(authors)
        : authors;
  }

  private static List<String> categories(Node entry) {
    List<String> categories = new ArrayList<>();
    for (Node node : entry.children()) {
      switch (node.name()) {
        case "category", "atom:category", "dc:subject", "media:category" -> {
          categories.add(node.attr("term"));
          categories.add(node.attr("label"));
          categories.add(node.text());
        }
        default -> {}
      }
    }
    return Fields.distinct(categories);
  }

  private static String language(Node entry) {
    Node content = entry.child("content", "atom:content").orElse(entry);
    String language = Fields.languageAt(content);
    return language.isEmpty() ? Fields.language(entry.text("dc:language", "language")) : language;
  }
}
