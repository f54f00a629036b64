package io.wirewatch.ingest.feed;

import io.wirewatch.ingest.feed.Reading.Kind;
import io.wirewatch.ingest.feed.Reading.ParsedFeed;
import io.wirewatch.ingest.feed.Reading.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Reads Atom 1.0 (RFC 4287), with or without its namespace declared. */
final class AtomReader {
  private final List<Warning> warnings;

  AtomReader(List<Warning> warnings) {
    this.warnings = warnings;
  }

  ParsedFeed read(Element root) {
    List<String> feedAuthors = authors(root);
    List<FeedEntry> entries =
        children(root, "entry")
            .filter(entry -> !entry.endSourceRange().isImplicit())
            .map(entry -> entry(entry, feedAuthors))
            .toList();
    return new ParsedFeed(text(root, "title"), language(root), entries, warnings);
  }

  private FeedEntry entry(Element entry, List<String> feedAuthors) {
    List<String> authors = authors(entry);
    String published = plain(entry, "published", "dc:date");
    String updated = plain(entry, "updated");
    return new FeedEntry(
        plain(entry, "id"),
        link(entry),
        text(entry, "title"),
        body(entry),
        authors.isEmpty() ? feedAuthors : authors,
        Xml.distinct(
            children(entry, "category")
                .map(at -> at.attr("label").isBlank() ? at.attr("term") : at.attr("label"))),
        published.isEmpty() ? updated : published,
        updated,
        language(child(entry, "content").orElse(entry)));
  }

  private String link(Element entry) {
    List<Element> links =
        children(entry, "link")
            .filter(
                link -> {
                  String relation = link.attr("rel").strip();
                  return relation.isEmpty() || relation.equalsIgnoreCase("alternate");
                })
            .sorted(AtomReader::pagesFirst)
            .toList();
    for (Element link : links) {
      Optional<String> resolved = Xml.resolve(link, link.attr("href"));
      if (resolved.isPresent()) {
        return resolved.get();
      }
      warnings.add(new Warning(Kind.BAD_LINK, link.attr("href")));
    }
    return child(entry, "content")
        .flatMap(content -> Xml.resolve(content, content.attr("src")))
        .orElse("");
  }

  private static int pagesFirst(Element left, Element right) {
    return Boolean.compare(isOtherThanPage(left), isOtherThanPage(right));
  }

  private static boolean isOtherThanPage(Element link) {
    String type = link.attr("type").toLowerCase(Locale.ROOT);
    return !type.isEmpty() && !type.contains("html");
  }

  private static String body(Element entry) {
    return Stream.of("content", "summary")
        .flatMap(name -> children(entry, name))
        .map(AtomReader::construct)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String text(Element parent, String name) {
    return child(parent, name).map(AtomReader::construct).map(PlainText::fold).orElse("");
  }

  /** A text construct or content element: RFC 4287, sections 3.1 and 4.1.3. */
  private static String construct(Element element) {
    return switch (element.attr("type").strip().toLowerCase(Locale.ROOT)) {
      case "", "text", "text/plain" ->
          element.children().isEmpty()
              ? PlainText.of(element.wholeText())
              : PlainText.ofMarkup(element);
      case "html", "text/html" ->
          element.children().isEmpty()
              ? PlainText.ofHtml(element.wholeText())
              : PlainText.ofMarkup(element);
      case "xhtml", "application/xhtml+xml" -> PlainText.ofMarkup(element);
      default -> ""; // pictures, recordings and the like
    };
  }

  private static List<String> authors(Element parent) {
    return Xml.distinct(
        children(parent, "author")
            .map(author -> child(author, "name").orElse(author))
            .map(Element::wholeText));
  }

  private static String plain(Element parent, String... names) {
    return Stream.of(names)
        .flatMap(name -> children(parent, name))
        .map(Xml::text)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String language(Element at) {
    List<Element> around = new ArrayList<>(List.of(at));
    around.addAll(at.parents());
    return around.stream()
        .map(element -> Xml.language(element.attr("xml:lang")))
        .filter(language -> !language.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static Optional<Element> child(Element parent, String name) {
    return children(parent, name).findFirst();
  }

  /** Atom's own elements by their bare name; other namespaces' by their prefix. */
  private static Stream<Element> children(Element parent, String name) {
    return parent.children().stream()
        .filter(
            child -> {
              String found = Xml.name(child);
              return found.equals(name) || found.equals("atom:" + name);
            });
  }
}
