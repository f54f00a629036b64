package io.wirewatch.alert.episode;

import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.timeline.Nanos;
import io.wirewatch.events.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** A group as it is stored, to be asked how articles stand in it; nothing is told or kept. */
public final class GroupView {
  private final Group group;
  private final MatchStore store;

  /**
   * Reads a group.
   *
   * @param survivor as for {@link AlertEngine}
   */
  public GroupView(String key, Rule rule, MatchStore store, UnaryOperator<String> survivor) {
    this.group =
        new Group(key, rule, store.history(key).orElse(History.NONE), survivor, new Names());
    this.store = store;
    store.forEach(key, group::add);
  }

  /** Why the rule's condition is met at an instant of event time, or is not. */
  public Receipt at(Instant instant) {
    return new Receipts(group, new Shown(store)).at(Nanos.of(instant), List.of()).whole();
  }
}
