package io.wirewatch.analysis.topic;

import io.wirewatch.analysis.text.NewsText;
import io.wirewatch.analysis.topic.SentenceCheck.Opinion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the second look says of the hits in one text, by their sentences and by its kind. */
final class SecondLook {
  /** How many sentences of a text are looked at; nobody looks at more of one that has far more. */
  private static final int MAX_LOOKS = 50;

  /** Below these log odds a sentence does not tell of a topic, however sure the trigger is. */
  private static final double LEAST = -1.5;

  /** By how much the log odds at first sight may be too low. */
  private static final double FIRST_SIGHT_ERRS = 4;

  /** From what log odds on an article is of the topics' kind. */
  private static final double OF_THE_KIND = 0.4;

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

  /**
   * The log odds that it gives a hit at most, as far as is seen without the sense of the sentence,
   * which takes a thousand times as long; empty when the hit counts for nothing whatever that is.
   */
  OptionalDouble atMost(Hit hit) {
    double most = look(hit).atFirstSight(hit.topic().id()) + FIRST_SIGHT_ERRS - againstKind(hit);
    return most < needed(hit) ? OptionalDouble.empty() : OptionalDouble.of(most);
  }

  /** What it says of a hit; empty when the hit counts for nothing after it. */
  Optional<Opinion> at(Hit hit) {
    Opinion opinion = mayLookAt(hit.sentence()) ? look(hit).at(hit.topic().id()) : Opinion.NONE;
    Opinion together = new Opinion(opinion.logOdds() - againstKind(hit), opinion.example());
    boolean enough = hit.trigger().needs() == null || !opinion.example().isEmpty();
    return enough && together.logOdds() >= needed(hit) ? Optional.of(together) : Optional.empty();
  }

  private SentenceCheck.Look look(Hit hit) {
    return looks.computeIfAbsent(hit.sentence(), number -> check.apply(text.sentence(number)));
  }

  private static double needed(Hit hit) {
    Double needs = hit.trigger().needs();
    return needs == null ? LEAST : needs;
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
