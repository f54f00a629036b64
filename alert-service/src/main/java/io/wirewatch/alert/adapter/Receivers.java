package io.wirewatch.alert.adapter;

import io.wirewatch.alert.delivery.Receiver;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.Problem;
import io.wirewatch.events.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Those who can be told.
 *
 * @param receivers all that are described well
 * @param problems what is wrong with others
 */
public record Receivers(List<Receiver> receivers, List<Problem> problems) {

  /** Copies the lists. */
  public Receivers {
    receivers = List.copyOf(receivers);
    problems = List.copyOf(problems);
  }

  /**
   * Refuses a rule that tells somebody who is not among them.
   *
   * @throws InvalidField when it does
   */
  void check(Rule rule) {
    for (String id : rule.receivers()) {
      if (!has(id)) {
        throw new InvalidField("receivers", isNone(id));
      }
    }
  }

  /** Where rules tell somebody who is not among them; they tell the others. */
  List<Problem> missingIn(Loaded<Rule> rules) {
    List<Problem> missing = new ArrayList<>();
    for (Loaded.Item<Rule> item : rules.items()) {
      List<String> named = item.value().receivers();
      for (int i = 0; i < named.size(); i++) {
        if (!has(named.get(i))) {
          missing.add(item.problem("receivers[" + i + "]", isNone(named.get(i))));
        }
      }
    }
    return missing;
  }

  /** Likewise, of rules that stand in no file. */
  List<Problem> missingIn(List<Rule> rules) {
    List<Problem> missing = new ArrayList<>();
    for (Rule rule : rules) {
      rule.receivers().stream()
          .filter(id -> !has(id))
          .map(id -> new Problem(Topics.RULES.name(), 1, rule.id() + ".receivers", isNone(id)))
          .forEach(missing::add);
    }
    return missing;
  }

  private boolean has(String id) {
    return receivers.stream().anyMatch(receiver -> receiver.id().equals(id));
  }

  private String isNone(String id) {
    String known = receivers.stream().map(Receiver::id).collect(Collectors.joining(", "));
    return "names %s, which is no receiver; there are %s"
        .formatted(id, known.isEmpty() ? "none" : known);
  }
}
