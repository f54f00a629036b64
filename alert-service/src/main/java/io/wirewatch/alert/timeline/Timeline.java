package io.wirewatch.alert.timeline;

import io.wirewatch.alert.rule.Condition;
import io.wirewatch.events.Receipt;
import java.util.ArrayList;
import java.util.List;

/** When a condition is met, given the items that match. */
public interface Timeline {

  /** Whether it is met at an instant. */
  boolean met(long instant);

  /** The first later instant at which {@link #met} is otherwise; {@link Nanos#NEVER} if none. */
  long next(long instant);

  /** Adds an item. */
  Change add(Item item);

  /** Takes away an item that was added. */
  Change remove(Item item);

  /** Whether it can become met by the passing of time alone. */
  boolean startsByClock();

  /** How its parts stand at an instant. */
  List<Standing> standings(long instant);

  /** How many nodes of trees were looked at so far. */
  long visits();

  /** The timeline of a condition, still without items. */
  static Timeline of(Condition condition) {
    return of(condition, 0);
  }

  /**
   * The timeline of a part of a condition.
   *
   * @param clause the number of its first clause
   */
  private static Timeline of(Condition condition, int clause) {
    return switch (condition) {
      case Condition.AtLeast asked -> new AtLeastTimeline(asked, clause);
      case Condition.Spike asked -> new SpikeTimeline(asked, clause);
      case Condition.Absence asked -> new AbsenceTimeline(asked, clause);
      case Condition.Sequence asked -> new SequenceTimeline(asked, clause);
      case Condition.All asked -> new CombinedTimeline(parts(asked.parts(), clause), true);
      case Condition.Any asked -> new CombinedTimeline(parts(asked.parts(), clause), false);
    };
  }

  private static List<Timeline> parts(List<Condition> conditions, int clause) {
    List<Timeline> parts = new ArrayList<>();
    int next = clause;
    for (Condition condition : conditions) {
      parts.add(of(condition, next));
      next += condition.queries().size();
    }
    return parts;
  }

  /**
   * How one clause stands at an instant, with the baseline where it has one.
   *
   * @param part as receipts say it
   * @param baseline what is usual; empty where that is not asked
   */
  record Standing(Receipt.Part part, List<Receipt.Baseline> baseline) {
    /** Without a baseline. */
    Standing(Receipt.Part part) {
      this(part, List.of());
    }
  }
}
