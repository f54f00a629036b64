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
    if (spans.size() == 1) {
      List<Span> only = List.of(spans.getFirst());
      spans.clear();
      return only;
    }
    spans.sort(null);
    List<Span> taken = new ArrayList<>(spans.size());
    for (Span span : spans) {
      if (taken.isEmpty() || !taken.getLast().equals(span)) {
        taken.add(span);
      }
    }
    spans.clear();
    return taken;
  }
}
