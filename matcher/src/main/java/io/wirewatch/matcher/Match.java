package io.wirewatch.matcher;

import java.util.List;

/**
 * A stored query that a document matches.
 *
 * @param id the query's id
 * @param spans where, in the document's text fields, in order and each once; empty when only
 *     keywords or the absence of something made it match
 */
public record Match(String id, List<Span> spans) {

  /** Copies the list. */
  public Match {
    spans = List.copyOf(spans);
  }
}
