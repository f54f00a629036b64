package io.wirewatch.matcher;

import java.util.List;

/**
 * A stored query that a document matches, and what made it match.
 *
 * @param id the query's id
 * @param spans a witness for each word, phrase or interval that the query asks for and that the
 *     document has: its first place in the text, or in each sentence that matches when the query is
 *     asked per sentence. In order, each once. Keywords, numbers and what must be absent have none.
 */
public record Match(String id, List<Span> spans) {

  /** Copies the list. */
  public Match {
    spans = List.copyOf(spans);
  }
}
