package io.wirewatch.matcher;

import java.util.Optional;
import org.apache.lucene.search.Query;

/**
 * A query to be stored.
 *
 * @param id distinct among those stored together
 * @param query made by {@link QuerySyntax#parse} or by hand
 * @param sentencesOf the text field of which the query is asked sentence by sentence; empty when it
 *     is asked of the document as a whole
 */
public record StoredQuery(String id, Query query, Optional<String> sentencesOf) {
  /** A query that is asked of the document as a whole. */
  public StoredQuery(String id, Query query) {
    this(id, query, Optional.empty());
  }

  /**
   * A query that matches when a single sentence of a text field does: when the document would
   * match, were that sentence all there is of the field. Other fields are seen whole.
   */
  public static StoredQuery perSentence(String id, Query query, String field) {
    return new StoredQuery(id, query, Optional.of(field));
  }
}
