package io.wirewatch.matcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.Query;

/**
 * A generated query, asked of a document or of the sentences of one of its fields.
 *
 * @param query what the tree comes to
 */
record Asked(String id, QueryTree tree, Optional<String> sentencesOf, Query query) {
  Asked(String id, QueryTree tree, Optional<String> sentencesOf) {
    this(id, tree, sentencesOf, tree.query());
  }

  StoredQuery stored() {
    return new StoredQuery(id, query, sentencesOf);
  }

  List<Asked> smaller() {
    List<Asked> smaller = new ArrayList<>();
    if (sentencesOf.isPresent()) {
      smaller.add(new Asked(id, tree, Optional.empty()));
    }
    tree.smaller().forEach(less -> smaller.add(new Asked(id, less, sentencesOf)));
    return smaller;
  }

  @Override
  public String toString() {
    return tree + sentencesOf.map(field -> ", in a sentence of " + field).orElse("");
  }
}
