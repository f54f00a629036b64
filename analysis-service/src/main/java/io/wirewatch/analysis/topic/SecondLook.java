package io.wirewatch.analysis.topic;

import io.wirewatch.analysis.text.NewsText;
import io.wirewatch.analysis.topic.SentenceCheck.Opinion;
import io.wirewatch.events.Status;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the second look says of the hits in one text, by their sentences and by its kind. */
final class SecondLook {
  /**
   * How many sentences of a text are looked at; of one that has far more the others count nothing.
   */
  private static final int MAX_LOOKS = 50;

  /** Below these log odds a sentence does not tell of a topic, however sure the trigger is. */
  private static final double LEAST = -0.5;

  /** By how much the log odds at first sight may be too low. */
  private static final double FIRST_SIGHT_ERRS = 1.5;

  /** From what log odds on an article is of the topics' kind. */
  private static final double OF_THE_KIND = 2;

  /** How much more the kind of an article says of its sentences than one of them by itself. */
  private static final double WEIGHT_OF_KIND = 8;

  /**
   * What the kind of an article takes at most from the log odds of its title and first sentence.
   */
  private static final double AT_MOST_FROM_LEAD = 3;

  /** What it takes at most from others: one of them is then too little, whatever it says. */
  private static final double AT_MOST = 8;

  private final NewsText text;
  private final Function<String, SentenceCheck.Look> check;
  private final DoubleSupplier ofKind;
  private final Map<Integer, SentenceCheck.Look> looks = new HashMap<>();
  private final Set<Integer> lookedAt = new HashSet<>();
  private @Nullable Double kind;

  /**
   * At a text.
   *
   * @param check takes a sentence under the second look
   * @param ofKind asked once, if at all, what kind of article it is, as {@link SentenceCheck} tells
   *     it
   */
  SecondLook(NewsText text, Function<String, SentenceCheck.Look> check, DoubleSupplier ofKind) {
    this.text = text;
    this.check = check;
    this.ofKind = ofKind;
  }

  /** Whether a hit can count at all, by what is seen at once. */
  boolean isWorthwhile(Hit hit) {
    return atMost(hit) >= needed(hit);
  }

  /**
   * The log odds that a look at a hit gives at most, by what is seen at once; infinite where nobody
   * looks.
   */
  double atMost(Hit hit) {
    return look(hit).atFirstSight(hit.topic().id()) + FIRST_SIGHT_ERRS - againstKind(hit);
  }

  /** Whether a look at a hit costs nothing: its sentence has been looked at, or nobody looks. */
  boolean costsNothing(Hit hit) {
    return lookedAt.contains(hit.sentence()) || atMost(hit) == Double.POSITIVE_INFINITY;
  }

  /** What it says of a hit; empty when the hit counts for nothing after it. */
  Optional<Opinion> at(Hit hit) {
    if (atMost(hit) == Double.POSITIVE_INFINITY) {
      return hit.trigger().needs() == null ? Optional.of(Opinion.NONE) : Optional.empty();
    }
    if (!mayLookAt(hit.sentence())) {
      return Optional.empty();
    }
    Opinion opinion = look(hit).at(hit.topic().id());
    double logOdds = opinion.logOdds() - againstKind(hit);
    return logOdds >= needed(hit)
        ? Optional.of(new Opinion(logOdds, opinion.example()))
        : Optional.empty();
  }

  /** How the sentence of a hit tells of its topic if no cue says it. */
  Optional<Status> told(Hit hit) {
    return look(hit).told(hit.topic().id());
  }

  private static double needed(Hit hit) {
    return Objects.requireNonNullElse(hit.trigger().needs(), LEAST);
  }

  private SentenceCheck.Look look(Hit hit) {
    return looks.computeIfAbsent(hit.sentence(), number -> check.apply(text.sentence(number)));
  }

  private boolean mayLookAt(int sentence) {
    return lookedAt.contains(sentence) || (lookedAt.size() < MAX_LOOKS && lookedAt.add(sentence));
  }

  /**
   * What the kind of the article takes from the log odds of a hit. An article of sport or business
   * is believed when its title or lead tells of a topic, or several sentences do.
   */
  private double againstKind(Hit hit) {
    Double known = kind;
    if (known == null) {
      known = ofKind.getAsDouble();
      kind = known;
    }
    double against = WEIGHT_OF_KIND * Math.max(0, OF_THE_KIND - known);
    boolean inLead = text.isTitle(hit.sentence()) || text.inBody(hit.sentence()) == 0;
    return Math.min(against, inLead ? AT_MOST_FROM_LEAD : AT_MOST);
  }
}
