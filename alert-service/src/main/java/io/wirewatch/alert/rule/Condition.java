package io.wirewatch.alert.rule;

import io.wirewatch.configuration.InvalidField;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Receipt;
import java.time.Duration;
import java.util.List;

/**
 * What a rule asks of the articles that match its queries: at which instants of event time it is
 * met. The window that ends at an instant t holds what was published in (t − within, t].
 */
public sealed interface Condition {
  /** How many queries a condition may have in all. */
  int MAX_QUERIES = 16;

  /** How deep conditions may stand in each other. */
  int MAX_NESTING = 4;

  /** What is asked of articles; the place in the list is the number of the clause. */
  default List<String> queries() {
    return Bounds.queries(parts()).toList();
  }

  /** The conditions that it holds; none in most. */
  default List<Condition> parts() {
    return List.of();
  }

  /** How deep conditions stand in it; 1 for one that holds no others. */
  default int nesting() {
    return Bounds.nesting(parts());
  }

  /** How long after an article was published it may still decide whether this is met. */
  default Duration reach() {
    return parts().isEmpty() ? window() : Bounds.reach(parts());
  }

  /** The longest of its windows. */
  default Duration window() {
    return Bounds.window(parts());
  }

  /** Its kind, as receipts name it. */
  default Receipt.Kind kind() {
    return switch (this) {
      case AtLeast asked -> Receipt.Kind.AT_LEAST;
      case Spike asked -> Receipt.Kind.SPIKE;
      case Absence asked -> Receipt.Kind.ABSENCE;
      case Sequence asked -> Receipt.Kind.SEQUENCE;
      case All asked -> Receipt.Kind.ALL;
      case Any asked -> Receipt.Kind.ANY;
    };
  }

  /**
   * At least so many, distinct, within a window.
   *
   * @param query what an article has to match
   * @param count what is counted; {@code articles} by default
   * @param atLeast the count that has to be reached, from 1 to 10,000
   * @param within the length of the window, from a minute to 366 days
   */
  record AtLeast(String query, Alert.Counting count, int atLeast, Duration within)
      implements Condition {
    private static final int MAX_AT_LEAST = 10_000;

    /** Fills in what is absent and refuses what is out of bounds. */
    public AtLeast {
      query = Bounds.query("query", query);
      count = Bounds.counting(count);
      Bounds.between("atLeast", atLeast, 1, MAX_AT_LEAST);
      Bounds.window("within", within);
    }

    @Override
    public List<String> queries() {
      return List.of(query);
    }

    @Override
    public Duration window() {
      return within;
    }
  }

  /**
   * Many times what is usual within a window. Usual is the median of the counts in earlier
   * stretches of event time of the window's length, aligned to the epoch. Where t lies in the k-th
   * stretch, these are the last n that ended before the one before it: those from k − 1 − n to k −
   * 2, with n the whole number of times that the window goes into {@code over}. So a window and
   * what it is measured by never have an article in common, what is usual changes only where a
   * stretch begins, and one burst does not move the median of many stretches.
   *
   * @param query what an article has to match
   * @param count what is counted; {@code articles} by default
   * @param within the length of the window, from a minute to 366 days
   * @param times how many times the usual count has to be reached, above 1 and at most 1,000
   * @param over how far back what is usual is taken from; from 4 to 10,000 windows, at most 366
   *     days
   * @param floor the least count that makes a spike, from 1 to 10,000; 5 by default
   * @param sources how many distinct sources there have to be in the window; 0 when it is not asked
   */
  record Spike(
      String query,
      Alert.Counting count,
      Duration within,
      double times,
      Duration over,
      int floor,
      int sources)
      implements Condition {
    /** The floor where none is stated. */
    public static final int DEFAULT_FLOOR = 5;

    private static final int MAX_TIMES = 1_000;
    private static final int MAX_FLOOR = 10_000;
    private static final int MIN_WINDOWS = 4;
    private static final int MAX_WINDOWS = 10_000;

    /** Fills in what is absent and refuses what is out of bounds. */
    public Spike {
      query = Bounds.query("query", query);
      count = Bounds.counting(count);
      Bounds.window("within", within);
      if (!(times > 1 && times <= MAX_TIMES)) {
        throw new InvalidField("spike.times", "must be above 1 and at most " + MAX_TIMES);
      }
      Bounds.window("spike.over", over);
      if (over.compareTo(within.multipliedBy(MIN_WINDOWS)) < 0) {
        throw new InvalidField("spike.over", "must be at least " + MIN_WINDOWS + " times within");
      }
      if (over.compareTo(within.multipliedBy(MAX_WINDOWS)) > 0) {
        throw new InvalidField("spike.over", "must be at most " + MAX_WINDOWS + " times within");
      }
      Bounds.between("spike.floor", floor, 1, MAX_FLOOR);
      Bounds.between("spike.sources", sources, 0, MAX_FLOOR);
    }

    @Override
    public List<String> queries() {
      return List.of(query);
    }

    @Override
    public Duration reach() {
      return within.multipliedBy(2).plus(over);
    }

    @Override
    public Duration window() {
      return within;
    }
  }

  /**
   * Nothing matches within a window, though the sources that would tell of it can be seen.
   *
   * @param query what no article may match
   * @param among what some article has to match, such as an article of these sources
   * @param within the length of the window, from a minute to 366 days
   */
  record Absence(String query, String among, Duration within) implements Condition {

    /** Refuses what is out of bounds. */
    public Absence {
      query = Bounds.query("query", query);
      among = Bounds.query("absence.among", among);
      Bounds.window("within", within);
    }

    @Override
    public List<String> queries() {
      return List.of(query, among);
    }

    @Override
    public Duration window() {
      return within;
    }
  }

  /**
   * One thing and then, at the same time or later and in another article, another within a window.
   *
   * @param first what the earlier article has to match
   * @param then what the later article has to match
   * @param within the length of the window, from a minute to 366 days
   */
  record Sequence(String first, String then, Duration within) implements Condition {

    /** Refuses what is out of bounds. */
    public Sequence {
      first = Bounds.query("sequence.first", first);
      then = Bounds.query("sequence.then", then);
      Bounds.window("within", within);
    }

    @Override
    public List<String> queries() {
      return List.of(first, then);
    }

    @Override
    public Duration window() {
      return within;
    }
  }

  /**
   * Every one of several conditions, at the same instant and in the same group.
   *
   * @param parts the conditions
   */
  record All(List<Condition> parts) implements Condition {

    /** Copies the list and refuses what is too much. */
    public All {
      parts = Bounds.parts("all", parts);
    }
  }

  /**
   * At least one of several conditions, in the same group.
   *
   * @param parts the conditions
   */
  record Any(List<Condition> parts) implements Condition {

    /** Copies the list and refuses what is too much. */
    public Any {
      parts = Bounds.parts("any", parts);
    }
  }
}
