package io.wirewatch.ingest.feed;

import io.wirewatch.events.FeedState;
import io.wirewatch.ingest.feed.Reading.Found;
import io.wirewatch.ingest.feed.Reading.Kind;
import io.wirewatch.ingest.feed.Reading.NotAFeed;
import io.wirewatch.ingest.feed.Reading.ParsedFeed;
import io.wirewatch.ingest.markup.Charsets;
import io.wirewatch.ingest.markup.Node;
import io.wirewatch.ingest.markup.Xml;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads RSS, Atom, JSON Feed and news sitemaps as publishers write them, which is not always XML:
 * unescaped ampersands, HTML's entities, undeclared prefixes and documents that break off are put
 * up with. Document type definitions are passed over, so there are no entities to expand or to
 * fetch. Depth, entries and the length of each are bounded; the bytes are for the caller to bound.
 */
public final class FeedParser {
  /** The most entries that are read. */
  public static final int MOST_ENTRIES = 100_000;

  private FeedParser() {}

  /**
   * A document and how it came.
   *
   * @param bytes the document; may not be written to
   * @param contentType its {@code Content-Type}; empty when there was none
   * @param contentLanguage its {@code Content-Language}; empty when there was none
   * @param base the address it came from, against which its relative links are resolved; empty when
   *     it is not known
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and large to copy
  public record Source(byte[] bytes, String contentType, String contentLanguage, String base) {}

  /**
   * Reads a document.
   *
   * @param bytes the document
   * @param contentType the {@code Content-Type} it came with; empty when there was none
   * @param base the address it came from, against which its relative links are resolved
   */
  public static Reading parse(byte[] bytes, String contentType, URI base) {
    return parse(new Source(bytes, contentType, "", base.toString()));
  }

  /** Reads a document. */
  public static Reading parse(Source source) {
    Warnings warnings = new Warnings();
    Charsets.Decoded decoded = Charsets.decode(source.bytes(), source.contentType());
    decoded.refuted().forEach(name -> warnings.add(Kind.WRONG_CHARSET, name));
    String text = decoded.text();
    return switch (Guess.of(text)) {
      case JSON -> json(text, source, warnings);
      case OTHER_XML, SITEMAP_INDEX -> xml(text, source, warnings);
      case EMPTY -> new NotAFeed(Found.EMPTY, "");
      case HTML -> new NotAFeed(Found.HTML, Guess.beginning(text));
      case UNKNOWN -> new NotAFeed(Found.UNKNOWN, Guess.beginning(text));
    };
  }

  private static Reading json(String text, Source source, Warnings warnings) {
    JsonFeedReader reader = new JsonFeedReader(warnings, source.base(), MOST_ENTRIES);
    if (!reader.read(text)) {
      return new NotAFeed(Found.JSON, Guess.beginning(text));
    }
    return feed(reader.head(), reader.entries(), true, source, warnings);
  }

  private static Reading xml(String text, Source source, Warnings warnings) {
    Xml.Result<Entries> read = Xml.read(text, source.base(), Entries::new);
    Entries entries = read.outline();
    Optional<FormatReader> reader = entries.reader();
    if (read.root().isEmpty() || reader.isEmpty()) {
      Found found = read.root().map(root -> Guess.ofRoot(root.local())).orElse(Found.UNKNOWN);
      return new NotAFeed(found, Guess.beginning(text));
    }
    Node root = read.root().get();
    reader.get().only(root).ifPresent(entries.list()::add);
    if (entries.list().isEmpty() && root.name().equals("urlset")) {
      return new NotAFeed(Found.OTHER_XML, Guess.beginning(text)); // a sitemap without news
    }
    if (read.misplaced()) {
      warnings.add(Kind.MISPLACED_TEXT, Guess.beginning(text));
    }
    if (!read.fault().isEmpty()) {
      warnings.add(Kind.NOT_WELL_FORMED, read.fault());
    }
    if (read.truncated()) {
      warnings.add(Kind.TRUNCATED, "no end of " + root.local());
    }
    if (read.cut()) {
      warnings.add(Kind.TOO_LONG, "text beyond " + Node.MOST_TEXT + " characters was left out");
    }
    warnings.addAll(entries.warnings());
    FeedHead head = reader.get().head(root);
    return feed(head, entries.list(), reader.get().authorsAreInherited(), source, warnings)
        .withHints(PublishersHints.of(root));
  }

  private static ParsedFeed feed(
      FeedHead stated,
      List<FeedEntry> entries,
      boolean authorsAreInherited,
      Source source,
      Warnings warnings) {
    String language =
        stated.language().isEmpty() ? Fields.language(source.contentLanguage()) : stated.language();
    FeedHead head = stated.withLanguage(language);
    List<String> authors = authorsAreInherited ? head.authors() : List.of();
    List<FeedEntry> complete = new ArrayList<>(entries.size());
    for (FeedEntry entry : entries) {
      complete.add(entry.within(language, authors));
      if (entry.title().isEmpty() && entry.body().isEmpty()) {
        warnings.add(Kind.EMPTY_ENTRY, entry.name());
      }
      if (entry.published().text().isEmpty()) {
        warnings.add(Kind.NO_DATE, entry.name());
      } else if (entry.published().at().isEmpty()) {
        warnings.add(Kind.BAD_DATE, entry.name() + " " + entry.published().text());
      }
    }
    return new ParsedFeed(head, complete, warnings.list(), FeedState.Hints.NONE);
  }

  /** What a document seems to be by its beginning. */
  private static final class Guess {
    private static final int START = 500;
    private static final int BRIEF = 80;

    private Guess() {}

    static Found of(String text) {
      String start =
          text.substring(0, Math.min(text.length(), START)).strip().toLowerCase(Locale.ROOT);
      if (start.isEmpty()) {
        return text.isBlank() ? Found.EMPTY : Found.OTHER_XML;
      } else if (start.startsWith("{") || start.startsWith("[")) {
        return Found.JSON;
      } else if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
        return Found.HTML;
      }
      return start.contains("<") || text.contains("<?xml") ? Found.OTHER_XML : Found.UNKNOWN;
    }

    static Found ofRoot(String name) {
      return switch (name) {
        case "html" -> Found.HTML;
        case "sitemapindex" -> Found.SITEMAP_INDEX;
        default -> Found.OTHER_XML;
      };
    }

    static String beginning(String text) {
      String start = text.strip();
      return start.substring(0, Math.min(start.length(), BRIEF)).replaceAll("\\s+", " ");
    }
  }
}
