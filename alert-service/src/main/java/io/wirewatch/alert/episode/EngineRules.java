package io.wirewatch.alert.episode;

import io.wirewatch.alert.rule.Rule;
import java.time.Instant;
import java.util.Optional;

/** The rules by which an engine counts. */
@FunctionalInterface
public interface EngineRules {

  /** The rule of an id; empty while none is in force, and then its matches are only kept. */
  Optional<Rule> rule(String id);

  /** From when in event time a rule tells: of an episode that was over by then, nothing is told. */
  default Instant since(String id) {
    return Instant.MIN;
  }
}
