package io.wirewatch.launcher.exactness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** How the rules change: some are new, ask something else, are called something else, or go. */
final class Changes {
  private final Random random;
  private final Rules rules;
  private final Map<String, Asked.Rule> inForce = new LinkedHashMap<>();
  private final List<String> removed = new ArrayList<>();
  private final Set<String> file = new HashSet<>();
  private final Map<String, Integer> kinds = new HashMap<>();
  private int made;

  /**
   * A change.
   *
   * @param id of the rule
   * @param rule as it is then; empty when it goes
   * @param asks whether it asks something else than before
   */
  record Change(String id, Optional<Asked.Rule> rule, boolean asks) {}

  /**
   * Changes of some rules.
   *
   * @param file those of {@code rules.yaml}, which come back with a restart, and are not removed
   * @param others the others at the start
   */
  Changes(long seed, Rules rules, List<Asked.Rule> file, List<Asked.Rule> others) {
    this.random = new Random(seed + 2);
    this.rules = rules;
    file.forEach(rule -> this.file.add(rule.id()));
    file.forEach(rule -> inForce.put(rule.id(), rule));
    others.forEach(rule -> inForce.put(rule.id(), rule));
  }

  /** The rules as they are after the changes so far. */
  List<Asked.Rule> inForce() {
    return List.copyOf(inForce.values());
  }

  /** How many changes of each kind there were. */
  Map<String, Integer> kinds() {
    return kinds;
  }

  /** The next change, made. */
  Change next() {
    made++;
    Asked.Rule rule = new ArrayList<>(inForce.values()).get(random.nextInt(inForce.size()));
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> put("another number, window or kind", with(rule, rules.otherwise(rule)));
      case 3, 4 -> put("another condition", rules.any(rule.id(), title()));
      case 5 -> put("another group", in(rule, rules.group()));
      case 6 -> put("another title", with(rule, rule.asked()));
      case 7 ->
          file.contains(rule.id()) ? put("another title", with(rule, rule.asked())) : remove(rule);
      case 8 -> put("a new rule", rules.any("new-" + made, title()));
      default -> put("one that comes back", rules.any(comingBack(), title()));
    };
  }

  private String comingBack() {
    return removed.isEmpty() ? "new-" + made : removed.remove(random.nextInt(removed.size()));
  }

  private String title() {
    return "Change " + made;
  }

  private Asked.Rule with(Asked.Rule rule, Asked asked) {
    return new Asked.Rule(rule.id(), title(), asked, rule.groupBy(), rule.updateEvery());
  }

  private Asked.Rule in(Asked.Rule rule, String group) {
    return new Asked.Rule(rule.id(), title(), rule.asked(), group, rule.updateEvery());
  }

  private Change put(String kind, Asked.Rule rule) {
    kinds.merge(kind, 1, Integer::sum);
    Asked.Rule before = inForce.put(rule.id(), rule);
    boolean asksTheSame =
        before != null
            && before.asked().equals(rule.asked())
            && before.groupBy().equals(rule.groupBy());
    return new Change(rule.id(), Optional.of(rule), !asksTheSame);
  }

  private Change remove(Asked.Rule rule) {
    kinds.merge("removed", 1, Integer::sum);
    inForce.remove(rule.id());
    removed.add(rule.id());
    return new Change(rule.id(), Optional.empty(), true);
  }
}
