package io.wirewatch.matcher;

import java.util.ArrayList;
import java.util.List;

/** Collects the places in which a document matches one query. */
final class Witnesses {
  private final Reading reading;
  private final List<Span> spans = new ArrayList<>();

  Witnesses(Reading reading) {
    this.reading = reading;
  }

  /** Adds what lies between two occurrences, both included. */
  void add(Word of, int first, int last, String clause) {
    if (reading.isText(of.field)) {
      spans.add(new Span(of.fieldName, reading.start(first), reading.end(last), clause));
    }
  }

  /** Adds a place in the text of a field. */
  void add(String field, int start, int end, String clause) {
    spans.add(new Span(field, start, end, clause));
  }

  /** What was added since the last call, in order and each once. */
  List<Span> take() {
    int size = spans.size();
    if (size > 1 && !isInOrder()) {
      size = sort();
    }
    List<Span> taken = List.of(spans.subList(0, size).toArray(Span[]::new));
    spans.clear();
    return taken;
  }

  /** Whether each is before the next, and thus none is there twice. */
  private boolean isInOrder() {
    for (int i = 1; i < spans.size(); i++) {
      if (spans.get(i - 1).compareTo(spans.get(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns how many are left when each counts once. */
  private int sort() {
    spans.sort(null);
    int kept = 1;
    for (int i = 1; i < spans.size(); i++) {
      if (!spans.get(i).equals(spans.get(kept - 1))) {
        spans.set(kept++, spans.get(i));
      }
    }
    return kept;
  }
}
