package io.wirewatch.ingest.feed;

import io.wirewatch.ingest.feed.Reading.Kind;
import io.wirewatch.ingest.feed.Reading.ParsedFeed;
import io.wirewatch.ingest.feed.Reading.Warning;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Reads RSS 2.0 (https://www.rssboard.org/rss-specification) with the content and Dublin Core
 * modules, and the earlier versions as far as they are alike: in 0.90 and 1.0 the items stand
 * beside the channel.
 */
final class RssReader {
  /** {@code editor@news.example (Jane Doe)}, as RSS writes authors. */
  private static final Pattern ADDRESS_AND_NAME = Pattern.compile("\\S+@\\S+\\s*\\((.+)\\)");

  private final List<Warning> warnings;

  RssReader(List<Warning> warnings) {
    this.warnings = warnings;
  }

  ParsedFeed read(Element root) {
    Optional<Element> stated = Xml.child(root, "channel");
    Element channel = stated.orElse(root);
    String language = Xml.language(Xml.text(channel, "language", "dc:language"));
    List<FeedEntry> entries =
        Stream.concat(stated.stream(), Stream.of(root))
            .flatMap(parent -> Xml.children(parent, "item"))
            .filter(item -> !item.endSourceRange().isImplicit())
            .map(item -> entry(item, language))
            .toList();
    return new ParsedFeed(title(channel), language, entries, warnings);
  }

  private FeedEntry entry(Element item, String feedLanguage) {
    String own = Xml.language(Xml.text(item, "dc:language", "language"));
    return new FeedEntry(
        guid(item),
        link(item),
        title(item),
        body(item),
        authors(item),
        Xml.distinct(
            Stream.concat(Xml.children(item, "category"), Xml.children(item, "dc:subject"))
                .map(Element::wholeText)),
        Xml.text(item, "pubdate", "dc:date", "atom:published", "dcterms:issued", "atom:updated"),
        Xml.text(item, "atom:updated", "dcterms:modified"),
        own.isEmpty() ? feedLanguage : own);
  }

  private static String guid(Element item) {
    String guid = Xml.text(item, "guid", "atom:id");
    return guid.isEmpty() ? item.attr("rdf:about").strip() : guid;
  }

  private String link(Element item) {
    Optional<Element> permalink =
        Xml.child(item, "guid")
            .filter(guid -> !guid.attr("isPermaLink").equalsIgnoreCase("false"))
            .filter(guid -> guid.wholeText().strip().startsWith("http"));
    Stream<String> stated =
        Stream.of(
                Xml.children(item, "feedburner:origlink").map(Element::wholeText),
                Xml.children(item, "link").map(link -> link.wholeText() + link.attr("href")),
                Xml.children(item, "atom:link")
                    .filter(link -> "alternate".equals(link.attr("rel")))
                    .map(link -> link.attr("href")),
                permalink.stream().map(Element::wholeText))
            .flatMap(links -> links)
            .filter(link -> !link.isBlank());
    List<String> links = stated.toList();
    for (String link : links) {
      Optional<String> resolved = Xml.resolve(Xml.child(item, "link").orElse(item), link);
      if (resolved.isPresent()) {
        return resolved.get();
      }
      warnings.add(new Warning(Kind.BAD_LINK, PlainText.fold(link)));
    }
    return "";
  }

  private static String title(Element parent) {
    return Xml.child(parent, "title", "dc:title")
        .map(RssReader::markup)
        .map(PlainText::fold)
        .orElse("");
  }

  private static String body(Element item) {
    return Stream.of("content:encoded", "description", "xhtml:body", "atom:content", "atom:summary")
        .flatMap(name -> Xml.children(item, name))
        .map(RssReader::markup)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Escaped HTML, as it ought to be, or elements that somebody forgot to escape. */
  private static String markup(Element element) {
    return element.children().isEmpty()
        ? PlainText.ofHtml(element.wholeText())
        : PlainText.ofMarkup(element);
  }

  private static List<String> authors(Element item) {
    List<String> creators =
        Xml.distinct(
            Stream.concat(Xml.children(item, "dc:creator"), Xml.children(item, "author"))
                .map(author -> name(Xml.text(author))));
    return creators.isEmpty()
        ? Xml.distinct(Xml.children(item, "itunes:author").map(Element::wholeText))
        : creators;
  }

  private static String name(String author) {
    Matcher both = ADDRESS_AND_NAME.matcher(author);
    if (both.matches()) {
      return both.group(1);
    }
    return author.matches("\\S+@\\S+") ? "" : author;
  }
}
