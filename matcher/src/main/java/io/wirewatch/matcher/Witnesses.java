package io.wirewatch.matcher;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the places in which a document matches one query. */
final class Witnesses {
  /** Of a word that has no place in a text. */
  private static final Span NOWHERE = new Span("", 0, 0, "");

  private final Vocabulary vocabulary;
  private final Reading reading;
  private Span[] spans = new Span[16];
  private int size;

  /** By the number that the reading gave a word: its first place; null until it is asked for. */
  private @Nullable Span[] firsts = new Span[256];

  Witnesses(Vocabulary vocabulary, Reading reading) {
    this.vocabulary = vocabulary;
    this.reading = reading;
  }

  /** Forgets the places of the last document. */
  void clear() {
    if (firsts.length < reading.words().size()) {
      firsts = new Span[reading.words().size() * 2];
    } else {
      Arrays.fill(firsts, null);
    }
  }

  /** Adds the first place in the document of a word that it has; many queries ask for the same. */
  @SuppressWarnings("ReferenceEquality") // there is one NOWHERE
  void addFirst(int id) {
    int local = reading.words().local(id);
    Span first = firsts[local];
    if (first == null) {
      first = firstOf(vocabulary.byNumber(id));
      firsts[local] = first;
    }
    if (first != NOWHERE) {
      add(first);
    }
  }

  private Span firstOf(Word word) {
    if (!word.hasPlaces() || !reading.isText(word.field)) {
      return NOWHERE;
    }
    int occurrence = reading.next(word, 0);
    return new Span(
        word.fieldName, reading.start(occurrence), reading.end(occurrence), word.toString());
  }

  /** Adds what lies between two occurrences, both included. */
  void add(Word of, int first, int last, String clause) {
    if (reading.isText(of.field)) {
      add(of.fieldName, reading.start(first), reading.end(last), clause);
    }
  }

  /** Adds a place in the text of a field. */
  void add(String field, int start, int end, String clause) {
    add(new Span(field, start, end, clause));
  }

  private void add(Span span) {
    if (size == spans.length) {
      spans = Arrays.copyOf(spans, size * 2);
    }
    spans[size++] = span;
  }

  /** How many were added since the last {@link #take}. */
  int size() {
    return size;
  }

  /** Drops all but the first. */
  void cutTo(int first) {
    size = first;
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
