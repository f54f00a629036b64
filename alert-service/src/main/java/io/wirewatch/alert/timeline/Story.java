package io.wirewatch.alert.timeline;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A story, as far as is known: a list of the articles that tell it, joined through the articles
 * themselves, as a set for each of many small stories would take more than the articles do.
 */
final class Story {
  private final String name;
  private @Nullable Told first;
  private int size;
  private int unsaid;

  /** What the analysis calls it, and what it calls others that are part of it. */
  private Set<String> analysis = Set.of();

  Story(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  int size() {
    return size;
  }

  /** How many of its articles are told of no story by the analysis. */
  int unsaid() {
    return unsaid;
  }

  Set<String> analysis() {
    return analysis;
  }

  /** The analysis calls it so. */
  void call(String said) {
    if (analysis.isEmpty()) {
      analysis = Set.of(said); // nearly all have one
    } else if (!analysis.contains(said)) {
      analysis = analysis.size() == 1 ? new HashSet<>(analysis) : analysis;
      analysis.add(said);
    }
  }

  /** The analysis no longer calls it so. */
  void callNoLonger(String said) {
    Set<String> left = new HashSet<>(analysis);
    left.remove(said);
    analysis = left.size() == 1 ? Set.copyOf(left) : left;
  }

  void add(Told told) {
    told.in(this);
    told.next = first;
    told.previous = null;
    if (first != null) {
      first.previous = told;
    }
    first = told;
    size++;
    unsaid += told.isUnsaid() ? 1 : 0;
  }

  void remove(Told told) {
    if (told.previous == null) {
      first = told.next;
    } else {
      told.previous.next = told.next;
    }
    if (told.next != null) {
      told.next.previous = told.previous;
    }
    size--;
    unsaid -= told.isUnsaid() ? 1 : 0;
  }

  /** Shows each article, which may leave it then. */
  void forEach(Consumer<Told> each) {
    Told told = first;
    while (told != null) {
      Told next = told.next;
      each.accept(told);
      told = next;
    }
  }
}
