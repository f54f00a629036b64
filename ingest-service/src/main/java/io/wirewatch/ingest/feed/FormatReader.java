package io.wirewatch.ingest.feed;

import io.wirewatch.ingest.markup.Node;
import java.util.Optional;

/** The mapping of one format of XML. */
interface FormatReader {
  /** Whether an element of that name is an entry. */
  boolean isEntry(String name);

  /** An entry; empty when it is none after all. */
  Optional<FeedEntry> entry(Node entry);

  /** The entry that the root itself is; empty when it is none, as it mostly is. */
  default Optional<FeedEntry> only(Node root) {
    return Optional.empty();
  }

  /** What the feed says of itself, once all of it was read. */
  FeedHead head(Node root);

  /** Whether its entries have the feed's authors when they name none. */
  boolean authorsAreInherited();
}
