package io.wirewatch.events;

import static io.wirewatch.events.Contract.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A rule as {@code wirewatch.rules} carries it. The last one of an id is in force; an empty value
 * in its place says that there is no such rule any more.
 *
 * @param id the rule's id
 * @param rule as it was written, by the schema of rules
 * @param from where it was written
 * @param at when it came to be here
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StoredRule(String id, Map<String, Object> rule, From from, Instant at) {

  /** Copies the rule and refuses what cannot do without. */
  public StoredRule {
    required(id, "id");
    required(rule, "rule");
    required(from, "from");
    required(at, "at");
    rule = Collections.unmodifiableMap(new LinkedHashMap<>(rule)); // in the order it was written
  }

  /** Where a rule was written. */
  public enum From {
    /** In {@code rules.yaml}: gives way to another version of the file. */
    @JsonProperty("file")
    FILE,
    /** Over HTTP: gives way only to what comes over HTTP. */
    @JsonProperty("api")
    API
  }
}
