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
  List<String> queries();

  /** How deep conditions stand in it; 1 for one that holds no others. */
  default int nesting() {
    return 1;
  }

  /** How long after an article was published it may still decide whether this is met. */
  Duration reach();

  /** Its kind, as receipts name it. */
  Receipt.Kind kind();

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
    public Duration reach() {
      return within;
    }

    @Override
    public Receipt.Kind kind() {
      return Receipt.Kind.AT_LEAST;
    }
  }

  /**
   * Many times what is usual within a window. Usual is the median of the counts in the stretches of
   * event time of the window's length, aligned to the epoch, that lie wholly in [t − within − over,
   * t − within): the median of some stretches is not moved by one burst among them.
   *
   * @param query what an article has to match
   * @param count what is counted; {@code articles} by default
   * @param within the length of the window, from a minute to 366 days
   * @param times how many times the usual count has to be reached, above 1 and at most 1,000
   * @param over how far back what is usual is taken from; at least 4 windows, at most 366 days
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
      Bounds.between("spike.floor", floor, 1, MAX_FLOOR);
      Bounds.between("spike.sources", sources, 0, MAX_FLOOR);
    }

    @Override
    public List<String> queries() {
      return List.of(query);
    }

    /** Of a stretch that ends a window before. */
    @Override
    public Duration reach() {
      return within.plus(over).plusNanos(1);
    }

    @Override
    public Receipt.Kind kind() {
      return Receipt.Kind.SPIKE;
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
    public Duration reach() {
      return within;
    }

    @Override
    public Receipt.Kind kind() {
      return Receipt.Kind.ABSENCE;
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
    public Duration reach() {
      return within;
    }

    @Override
    public Receipt.Kind kind() {
      return Receipt.Kind.SEQUENCE;
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

    @Override
    public List<String> queries() {
      return Bounds.queries(parts).toList();
    }

    @Override
    public int nesting() {
      return Bounds.nesting(parts);
    }

    @Override
    public Duration reach() {
      return Bounds.reach(parts);
    }

    @Override
    public Receipt.Kind kind() {
      return Receipt.Kind.ALL;
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

    @Override
    public List<String> queries() {
      return Bounds.queries(parts).toList();
    }

    @Override
    public int nesting() {
      return Bounds.nesting(parts);
    }

    @Override
    public Duration reach() {
      return Bounds.reach(parts);
    }

    @Override
    public Receipt.Kind kind() {
      return Receipt.Kind.ANY;
    }
  }
}
