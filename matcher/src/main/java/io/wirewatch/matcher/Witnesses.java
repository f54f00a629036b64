package io.wirewatch.matcher;

import java.util.Arrays;
import java.util.List;

/** Collects the places in which a document matches one query. */
final class Witnesses {
  private final Reading reading;
  private Span[] spans = new Span[16];
  private int size;

  Witnesses(Reading reading) {
    this.reading = reading;
  }

  /** Adds what lies between two occurrences, both included. */
  void add(Word of, int first, int last, String clause) {
    if (reading.isText(of.field)) {
      add(of.fieldName, reading.start(first), reading.end(last), clause);
    }
  }

  /** Adds a place in the text of a field. */
  void add(String field, int start, int end, String clause) {
    if (size == spans.length) {
      spans = Arrays.copyOf(spans, size * 2);
    }
    spans[size++] = new Span(field, start, end, clause);
  }

  /** What was added since the last call, in order and each once. */
  List<Span> take() {
    if (size > 1 && !isInOrder()) {
      sort();
    }
    List<Span> taken =
        switch (size) {
          case 0 -> List.of();
          case 1 -> List.of(spans[0]);
          case 2 -> List.of(spans[0], spans[1]);
          default -> List.of(Arrays.copyOf(spans, size));
        };
    size = 0;
    return taken;
  }

  /** Whether each is before the next, and thus none is there twice. */
  private boolean isInOrder() {
    for (int i = 1; i < size; i++) {
      if (spans[i - 1].compareTo(spans[i]) >= 0) {
        return false;
      }
    }
    return true;
  }

  private void sort() {
    Arrays.sort(spans, 0, size);
    int kept = 1;
    for (int i = 1; i < size; i++) {
      if (!spans[i].equals(spans[kept - 1])) {
        spans[kept++] = spans[i];
      }
    }
    size = kept;
  }
}
