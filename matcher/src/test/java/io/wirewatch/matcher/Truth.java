package io.wirewatch.matcher;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What Lucene says of a document and of each of its sentences. Used by one thread. */
final class Truth {
  /**
   * The document, or the document that has one sentence in place of a field.
   *
   * @param start where that sentence stands in the field
   */
  record Part(LuceneOracle oracle, Sample document, int start) {
    Part(Sample document, int start) {
      this(new LuceneOracle(document), document, start);
    }
  }

  private final Sample document;
  private final Part whole;
  private final Map<String, List<Part>> sentences = new HashMap<>();

  Truth(Sample document) {
    this.document = document;
    this.whole = new Part(document, 0);
  }

  boolean matches(Asked asked) {
    return parts(asked).stream().anyMatch(part -> part.oracle().matches(asked.query()));
  }

  /** The ids of those that match, in order. */
  Set<String> matching(Collection<Asked> all) {
    Set<String> matching = new TreeSet<>();
    for (Asked asked : all) {
      if (matches(asked)) {
        matching.add(asked.id());
      }
    }
    return matching;
  }

  List<Part> parts(Asked asked) {
    return asked
        .sentencesOf()
        .map(field -> sentences.computeIfAbsent(field, this::sentences))
        .orElse(List.of(whole));
  }

  private List<Part> sentences(String field) {
    return document.sentences(field).stream()
        .map(each -> new Part(document.instead(field, each.text()), each.start()))
        .toList();
  }
}
