package io.wirewatch.ingest.feed;

import io.wirewatch.ingest.feed.Reading.Found;
import io.wirewatch.ingest.feed.Reading.Kind;
import io.wirewatch.ingest.feed.Reading.NotAFeed;
import io.wirewatch.ingest.feed.Reading.ParsedFeed;
import io.wirewatch.ingest.feed.Reading.Warning;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Reads RSS (2.0, and the versions before it as far as they are alike) and Atom 1.0 as publishers
 * write them, which is not always XML: unescaped ampersands, HTML's entities, undeclared prefixes
 * and documents that break off are put up with. Document type definitions are passed over, so there
 * are no entities to expand or to fetch.
 */
public final class FeedParser {
  private static final int DEPTH = 200;

  private FeedParser() {}

  /**
   * Reads a document.
   *
   * @param bytes the document
   * @param contentType the {@code Content-Type} it came with; empty when there was none
   * @param base the address it came from, against which its relative links are resolved
   */
  public static Reading parse(byte[] bytes, String contentType, URI base) {
    List<Warning> warnings = new ArrayList<>();
    Charsets.Decoded decoded = Charsets.decode(bytes, contentType);
    decoded.refuted().forEach(name -> warnings.add(new Warning(Kind.WRONG_CHARSET, name)));
    String text = decoded.text().strip();
    Found found = guess(text);
    if (found != Found.OTHER_XML) {
      return new NotAFeed(found, beginning(text));
    }
    Document document =
        Parser.xmlParser()
            .setMaxDepth(DEPTH)
            .setTrackPosition(true)
            .parseInput(Ampersands.escapeStray(text), base.toString());
    for (Element root : document.children()) {
      if (root.endSourceRange().isImplicit()) {
        warnings.add(new Warning(Kind.TRUNCATED, "no end of " + root.tagName()));
      }
      switch (Xml.name(root)) {
        case "rss", "rdf:rdf" -> {
          return readable(new RssReader(warnings).read(root));
        }
        case "feed", "atom:feed" -> {
          return readable(new AtomReader(warnings).read(root));
        }
        case "html", "xhtml:html" -> {
          return new NotAFeed(Found.HTML, beginning(text));
        }
        default -> warnings.clear();
      }
    }
    return new NotAFeed(document.children().isEmpty() ? Found.UNKNOWN : found, beginning(text));
  }

  private static ParsedFeed readable(ParsedFeed feed) {
    List<Warning> warnings = new ArrayList<>(feed.warnings());
    List<FeedEntry> entries = new ArrayList<>();
    for (FeedEntry entry : feed.entries()) {
      String name = entry.guid().isEmpty() ? entry.link() : entry.guid();
      if (entry.title().isEmpty() && entry.body().isEmpty()) {
        warnings.add(new Warning(Kind.EMPTY_ENTRY, name));
        continue;
      }
      if (FeedDates.parse(entry.publishedText()).isEmpty()) {
        warnings.add(new Warning(Kind.NO_DATE, name + " " + entry.publishedText()));
      }
      entries.add(entry);
    }
    return new ParsedFeed(feed.title(), feed.language(), entries, warnings);
  }

  private static Found guess(String text) {
    String start = text.substring(0, Math.min(text.length(), 500)).toLowerCase(Locale.ROOT);
    if (start.isEmpty()) {
      return Found.EMPTY;
    } else if (start.startsWith("{") || start.startsWith("[")) {
      return Found.JSON;
    } else if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
      return Found.HTML;
    }
    return start.contains("<") ? Found.OTHER_XML : Found.UNKNOWN;
  }

  private static String beginning(String text) {
    return text.substring(0, Math.min(text.length(), 80)).replaceAll("\\s+", " ");
  }
}
