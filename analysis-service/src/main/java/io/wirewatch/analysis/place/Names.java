package io.wirewatch.analysis.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All names, word by word. Built by one thread, then only read. */
final class Names {

  /** What a name stands for when it is a place or an organisation. */
  record Place(Mention.Kind kind, String id, Mention.Basis basis) {}

  /** A person and the terms of office, read once. */
  record Holder(PlacesFile.Official person, List<Span> terms) {
    /** A term's first and last day. */
    record Span(LocalDate first, LocalDate last) {}

    static Holder of(PlacesFile.Official person) {
      return new Holder(
          person,
          person.terms().stream().map(term -> new Span(term.first(), term.last())).toList());
    }

    /** Whether in office on a day, or until {@code grace} days before it. */
    boolean holds(LocalDate day, int grace) {
      for (Span term : terms) {
        if (!day.isBefore(term.first()) && !day.minusDays(grace).isAfter(term.last())) {
          return true;
        }
      }
      return false;
    }
  }

  /** What one name may mean. */
  static final class Name {
    final String key;
    final List<Holder> people = new ArrayList<>();
    final List<Holder> surnames = new ArrayList<>();
    @Nullable Place place;
    @Nullable Company company;
    boolean dotted;

    Name(String key) {
      this.key = key;
    }
  }

  /** One step into a name. */
  static final class Step {
    private final Map<String, Step> next = new HashMap<>();
    @Nullable Name name;

    @Nullable Step to(String word) {
      return next.get(word);
    }
  }

  private final boolean[] lower = new boolean[128 * 128];

  /** Names as they are written. */
  final Step written = new Step();

  /** Names as a headline in capitals has them. */
  final Step capitals = new Step();

  /** The name of some words, entered if it is new. */
  Name enter(String text) {
    List<String> words = Words.of(text);
    Name name = name(written, words, words);
    name.dotted |= text.endsWith(".");
    String first = words.getFirst();
    if (first.length() >= 2 && first.charAt(0) > '9' && first.charAt(0) < 128) {
      lower[pair(first, 0)] |= Character.isLowerCase(first.charAt(0));
    }
    if (text.chars().filter(Character::isLetter).count() >= 4
        && text.chars().anyMatch(Character::isLowerCase)) {
      List<String> upper = words.stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
      Step step = step(capitals, upper);
      if (step.name == null) {
        step.name = name;
      }
    }
    return name;
  }

  /** Whether some name starts with these two lower-case letters, as "al-Qaeda" does. */
  boolean startsLower(String text, int at) {
    return lower[pair(text, at)];
  }

  private static int pair(String text, int at) {
    return (text.charAt(at) & 127) * 128 + (text.charAt(at + 1) & 127);
  }

  /** The name of some words, if it has been entered. */
  @Nullable Name known(String text) {
    Step step = written;
    for (String word : Words.of(text)) {
      Step next = step.to(word);
      if (next == null) {
        return null;
      }
      step = next;
    }
    return step.name;
  }

  private static Name name(Step root, List<String> path, List<String> words) {
    Step step = step(root, path);
    if (step.name == null) {
      step.name = new Name(String.join(" ", words));
    }
    return step.name;
  }

  private static Step step(Step root, List<String> words) {
    Step step = root;
    for (String word : words) {
      step = step.next.computeIfAbsent(word, any -> new Step());
    }
    return step;
  }
}
