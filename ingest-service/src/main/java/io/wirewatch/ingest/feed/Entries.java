package io.wirewatch.ingest.feed;

import io.wirewatch.ingest.feed.Reading.Kind;
import io.wirewatch.ingest.markup.Node;
import io.wirewatch.ingest.markup.Outline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps a document's entries as they are read, by the format that its root element shows. */
final class Entries implements Outline {
  private final Warnings warnings = new Warnings();
  private final List<FeedEntry> entries = new ArrayList<>();
  private @Nullable FormatReader reader;

  @Override
  public boolean root(Node root) {
    reader =
        switch (root.name()) {
          case "rss", "channel", "rdf:rdf" -> new RssReader(warnings);
          case "feed", "atom:feed", "entry", "atom:entry" -> new AtomReader(warnings);
          case "urlset" -> new SitemapReader(warnings);
          default -> null;
        };
    return reader != null;
  }

  @Override
  public boolean isEntry(String name) {
    return reader != null && reader.isEntry(name);
  }

  @Override
  public boolean entry(Node node) {
    if (reader == null || entries.size() >= FeedParser.MOST_ENTRIES) {
      warnings.add(Kind.TOO_MANY_ENTRIES, "more than " + FeedParser.MOST_ENTRIES);
      return false;
    }
    reader.entry(node).ifPresent(entries::add);
    return true;
  }

  Optional<FormatReader> reader() {
    return Optional.ofNullable(reader);
  }

  List<FeedEntry> list() {
    return entries;
  }

  Warnings warnings() {
    return warnings;
  }
}
