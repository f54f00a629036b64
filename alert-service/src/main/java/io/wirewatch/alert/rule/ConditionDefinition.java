package io.wirewatch.alert.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wirewatch.configuration.HumanDuration;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.events.Alert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A condition as it is written. Exactly one of {@code spike}, {@code absence}, {@code sequence},
 * {@code all} and {@code any} is there, or none of them and {@code atLeast}.
 *
 * @param query what an article has to match, in Lucene's syntax
 * @param count what is counted; {@code articles} when absent
 * @param atLeast as {@link Condition.AtLeast}
 * @param within the length of the window; beside {@code all} and {@code any} that of the parts
 *     which state none
 * @param spike as {@link Condition.Spike}
 * @param absence as {@link Condition.Absence}
 * @param sequence as {@link Condition.Sequence}
 * @param all conditions that have to be met at once
 * @param any conditions of which one has to be met
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ConditionDefinition(
    @Nullable String query,
    Alert.@Nullable Counting count,
    @Nullable Integer atLeast,
    @Nullable String within,
    ConditionDefinition.@Nullable Spike spike,
    ConditionDefinition.@Nullable Absence absence,
    ConditionDefinition.@Nullable Sequence sequence,
    @Nullable List<ConditionDefinition> all,
    @Nullable List<ConditionDefinition> any) {

  /**
   * What a spike asks beside query, count and window.
   *
   * @param times as {@link Condition.Spike#times}
   * @param over as {@link Condition.Spike#over}
   * @param floor as {@link Condition.Spike#floor}
   * @param sources as {@link Condition.Spike#sources}
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Spike(
      @Nullable Double times,
      @Nullable String over,
      @Nullable Integer floor,
      @Nullable Integer sources) {}

  /**
   * What an absence asks beside query and window.
   *
   * @param among as {@link Condition.Absence#among}
   */
  public record Absence(@Nullable String among) {}

  /**
   * What a sequence asks beside its window.
   *
   * @param first as {@link Condition.Sequence#first}
   * @param then as {@link Condition.Sequence#then}
   */
  public record Sequence(@Nullable String first, @Nullable String then) {}

  private static ConditionDefinition nothing() {
    return new ConditionDefinition(null, null, null, null, null, null, null, null, null);
  }

  /** How a condition is written. */
  static ConditionDefinition of(Condition condition) {
    return switch (condition) {
      case Condition.AtLeast c ->
          new ConditionDefinition(
              c.query(),
              c.count(),
              c.atLeast(),
              HumanDuration.write(c.within()),
              null,
              null,
              null,
              null,
              null);
      case Condition.Spike c ->
          new ConditionDefinition(
              c.query(),
              c.count(),
              null,
              HumanDuration.write(c.within()),
              new Spike(
                  c.times(),
                  HumanDuration.write(c.over()),
                  c.floor(),
                  c.sources() == 0 ? null : (Integer) c.sources()),
              null,
              null,
              null,
              null);
      case Condition.Absence c ->
          new ConditionDefinition(
              c.query(),
              null,
              null,
              HumanDuration.write(c.within()),
              null,
              new Absence(c.among()),
              null,
              null,
              null);
      case Condition.Sequence c ->
          new ConditionDefinition(
              null,
              null,
              null,
              HumanDuration.write(c.within()),
              null,
              null,
              new Sequence(c.first(), c.then()),
              null,
              null);
      case Condition.All c ->
          new ConditionDefinition(
              null, null, null, null, null, null, null, written(c.parts()), null);
      case Condition.Any c ->
          new ConditionDefinition(
              null, null, null, null, null, null, null, null, written(c.parts()));
    };
  }

  private static List<ConditionDefinition> written(List<Condition> parts) {
    return parts.stream().map(ConditionDefinition::of).toList();
  }

  /**
   * The condition.
   *
   * @throws InvalidField when a field is missing, out of bounds, or does not go with another
   */
  Condition toCondition() {
    return toCondition(null, 1);
  }

  private Condition toCondition(@Nullable String outer, int depth) {
    if (depth > Condition.MAX_NESTING) {
      throw new InvalidField("", "is nested deeper than " + Condition.MAX_NESTING);
    }
    if (within != null) {
      Bounds.window("within", duration("within", within)); // also where no part needs it
    }
    String window = within == null ? outer : within;
    List<String> kinds =
        Stream.of(
                named("spike", spike),
                named("absence", absence),
                named("sequence", sequence),
                named("all", all),
                named("any", any))
            .flatMap(Optional::stream)
            .toList();
    if (kinds.size() > 1) {
      throw new InvalidField(kinds.get(1), "cannot stand beside " + kinds.getFirst());
    }
    if (spike != null) {
      refuse("spike", named("atLeast", atLeast));
      return new Condition.Spike(
          text(query),
          Bounds.counting(count),
          duration("within", window),
          Objects.requireNonNullElse(spike.times, 0.0),
          duration("spike.over", spike.over),
          Objects.requireNonNullElse(spike.floor, Condition.Spike.DEFAULT_FLOOR),
          Objects.requireNonNullElse(spike.sources, 0));
    }
    if (absence != null) {
      refuse("absence", named("atLeast", atLeast), named("count", count));
      return new Condition.Absence(text(query), text(absence.among), duration("within", window));
    }
    if (sequence != null) {
      refuse("sequence", named("query", query), named("atLeast", atLeast), named("count", count));
      return new Condition.Sequence(
          text(sequence.first), text(sequence.then), duration("within", window));
    }
    if (all != null || any != null) {
      String kind = kinds.getFirst();
      refuse(kind, named("query", query), named("atLeast", atLeast), named("count", count));
      return all != null
          ? new Condition.All(parts(kind, all, window, depth))
          : new Condition.Any(parts(kind, Objects.requireNonNull(any), window, depth));
    }
    return new Condition.AtLeast(
        text(query),
        Bounds.counting(count),
        Objects.requireNonNullElse(atLeast, 0),
        duration("within", window));
  }

  private static List<Condition> parts(
      String kind, List<ConditionDefinition> definitions, @Nullable String window, int depth) {
    List<Condition> parts = new ArrayList<>();
    for (int i = 0; i < definitions.size(); i++) {
      String place = kind + "[" + i + "]";
      ConditionDefinition definition =
          Objects.requireNonNullElseGet(definitions.get(i), ConditionDefinition::nothing);
      try {
        parts.add(definition.toCondition(window, depth + 1));
      } catch (InvalidField e) {
        throw new InvalidField(
            e.field().isEmpty() ? place : place + "." + e.field(), String.valueOf(e.getMessage()));
      }
    }
    return parts;
  }

  private static Optional<String> named(String field, @Nullable Object value) {
    return value == null ? Optional.empty() : Optional.of(field);
  }

  @SafeVarargs
  private static void refuse(String kind, Optional<String>... fields) {
    for (Optional<String> field : fields) {
      if (field.isPresent()) {
        throw new InvalidField(field.get(), "cannot stand beside " + kind);
      }
    }
  }

  /** What is absent is refused, by its name, where the condition is made. */
  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  static Duration duration(String field, @Nullable String value) {
    if (value == null) {
      return Duration.ZERO;
    }
    try {
      return HumanDuration.parse(value);
    } catch (IllegalArgumentException e) {
      throw new InvalidField(field, String.valueOf(e.getMessage()));
    }
  }
}
