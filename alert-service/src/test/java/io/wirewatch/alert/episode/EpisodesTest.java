package io.wirewatch.alert.episode;

import static io.wirewatch.alert.episode.Samples.START;
import static io.wirewatch.alert.episode.Samples.ceased;
import static io.wirewatch.alert.episode.Samples.match;
import static io.wirewatch.alert.episode.Samples.minute;
import static io.wirewatch.alert.episode.Samples.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.alert.rule.Condition;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.timeline.Conditions;
import io.wirewatch.alert.timeline.Item;
import io.wirewatch.alert.timeline.Nanos;
import io.wirewatch.alert.timeline.Recount;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Alert.Transition;
import io.wirewatch.events.RuleMatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** That what is told, taken together, is what a recount of all articles finds. */
class EpisodesTest {
  private static final long MINUTE = Nanos.of(Duration.ofMinutes(1));
  private static final long ZERO = Nanos.of(START);

  /** What was told of each alert last, and whether all was told in order. */
  private static final class Listener {
    private final Map<String, Alert> last = new LinkedHashMap<>();

    void hear(List<Decision> decisions) {
      for (Decision decision : decisions) {
        Alert alert = decision.alert();
        Alert before = last.put(alert.id(), alert);
        assertThat(alert.sequence()).isEqualTo(before == null ? 1 : before.sequence() + 1);
        Transition was = before == null ? Transition.WITHDRAWN : before.transition();
        boolean open = was == Transition.FIRING || was == Transition.UPDATED;
        switch (alert.transition()) {
          case FIRING -> assertThat(open).as("%s after %s", alert, before).isFalse();
          case UPDATED -> assertThat(open).as("%s after %s", alert, before).isTrue();
          case RESOLVED ->
              assertThat(
                      open
                          || (was == Transition.RESOLVED
                              && before != null
                              && !(before.at().equals(alert.at())
                                  && before.startedAt().equals(alert.startedAt()))))
                  .as("%s after %s", alert, before)
                  .isTrue();
          case WITHDRAWN -> assertThat(was).isNotEqualTo(Transition.WITHDRAWN);
        }
      }
    }
  }

  /** An engine that counts one rule, and is made anew from what it stored now and then. */
  private static final class Live {
    private final Rule rule;
    private final Limits limits;
    private final HeldMatches store = new HeldMatches();
    private final Listener listener = new Listener();
    private AlertEngine engine;
    private Instant now = START;

    Live(Rule rule, Limits limits) {
      this.rule = rule;
      this.limits = limits;
      this.engine = make();
    }

    private AlertEngine make() {
      return new AlertEngine(id -> Optional.of(rule), limits, store, story -> story);
    }

    void restart() {
      engine = make();
      store.history("r|").ifPresent(history -> engine.resume("r|", history));
    }

    AlertEngine.Outcome arrives(RuleMatch match) {
      now = Collections.max(List.of(now, match.article().publishedAt()));
      AlertEngine.Step step = engine.process(Matched.of(match), now, now);
      listener.hear(step.decisions());
      return step.outcome();
    }

    void timePasses(Instant to) {
      now = Collections.max(List.of(now, to));
      listener.hear(engine.look(now, now));
    }

    List<Episode> known() {
      return store.history("r|").orElse(History.NONE).known().stream()
          .filter(Known::isLive)
          .map(Known::episode)
          .toList();
    }
  }

  private static RuleMatch random(Random random, int number, int minute) {
    int[] clauses =
        new TreeSet<>(List.of(random.nextInt(4), random.nextInt(4), random.nextInt(4)))
            .stream().mapToInt(Integer::intValue).toArray();
    RuleMatch match =
        match(
            "a" + number,
            minute,
            "owner" + random.nextInt(4),
            "story" + random.nextInt(6),
            "",
            clauses);
    return random.nextInt(4) > 0 ? match : below(random, match);
  }

  /** Of the clauses some, or all, would only be matched for another score. */
  private static RuleMatch below(Random random, RuleMatch match) {
    List<Integer> counting =
        match.clauses().stream().filter(clause -> random.nextInt(3) == 0).toList();
    return Samples.below(
        match,
        counting,
        match.clauses().stream()
            .filter(clause -> !counting.contains(clause))
            .map(clause -> new RuleMatch.BelowScore(clause, 0.4))
            .toArray(RuleMatch.BelowScore[]::new));
  }

  private static Item item(RuleMatch match) {
    int clauses = match.clauses().stream().mapToInt(clause -> 1 << clause).sum();
    Alert.Counted article = match.article();
    return new Item(
        article.id(), Nanos.of(article.publishedAt()), clauses, match.story(), article.owner());
  }

  private static List<Episode> recounted(Condition condition, List<Item> items, int from, int to) {
    List<Episode> episodes = new ArrayList<>();
    long start = Nanos.NEVER;
    for (int minute = from; minute <= to; minute++) {
      long t = ZERO + minute * MINUTE;
      boolean met = Recount.met(condition, items, t);
      if (met && start == Nanos.NEVER) {
        start = t;
      } else if (!met && start != Nanos.NEVER) {
        episodes.add(new Episode(start, t));
        start = Nanos.NEVER;
      }
    }
    return episodes;
  }

  @Test
  void anyOrderAndAnyRepetitionWithinTheLatenessGivesTheSameEpisodes() {
    Random random = new Random(11);
    for (int round = 0; round < 100; round++) {
      Condition condition = Conditions.any(random, 2);
      List<RuleMatch> matches = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        matches.add(random(random, i, random.nextInt(100)));
      }
      List<Item> items = matches.stream().map(EpisodesTest::item).toList();
      List<Episode> expected = recounted(condition, items, -1, 1_000);
      for (int order = 0; order < 3; order++) {
        List<RuleMatch> arriving = new ArrayList<>(matches);
        arriving.addAll(matches.subList(0, 10));
        Collections.shuffle(arriving, random);
        Live live = new Live(rule(condition), new Limits(Duration.ofDays(2), 1_000, 1_000));
        for (RuleMatch match : arriving) {
          live.arrives(match);
          if (random.nextInt(5) == 0) {
            live.timePasses(live.now.plus(Duration.ofMinutes(random.nextInt(9))));
          }
          if (random.nextInt(10) == 0) {
            live.restart();
          }
        }
        live.timePasses(minute(600));
        live.timePasses(minute(1_000));
        assertThat(live.known()).as("%s of %s", condition, items).isEqualTo(expected);
        assertThat(
                live.listener.last.values().stream()
                    .filter(alert -> alert.transition() == Transition.RESOLVED)
                    .filter(alert -> !isMerged(live, alert))
                    .count())
            .isEqualTo(expected.size());
      }
    }
  }

  /** Whether an alert was resolved because it became part of another. */
  private static boolean isMerged(Live live, Alert alert) {
    return live.store.history("r|").orElse(History.NONE).known().stream()
        .anyMatch(known -> known.id().equals(alert.id()) && known.gone());
  }

  @Test
  void whatIsCorrectedCountsAsCorrected() {
    Random random = new Random(12);
    for (int round = 0; round < 100; round++) {
      Condition condition = Conditions.any(random, 2);
      Map<String, RuleMatch> standing = new HashMap<>();
      Live live = new Live(rule(condition), new Limits(Duration.ofDays(2), 1_000, 60));
      for (int i = 0; i < 40; i++) {
        RuleMatch match = random(random, random.nextInt(20), random.nextInt(100));
        if (random.nextInt(4) == 0) {
          live.arrives(ceased(match));
          standing.remove(match.article().id());
        } else {
          live.arrives(match);
          standing.put(match.article().id(), match);
        }
        live.timePasses(live.now.plus(Duration.ofMinutes(random.nextInt(3))));
      }
      live.timePasses(minute(1_000));
      List<Item> items = standing.values().stream().map(EpisodesTest::item).toList();
      assertThat(live.known())
          .as("%s of %s", condition, items)
          .isEqualTo(recounted(condition, items, -1, 1_000));
    }
  }

  @Test
  void aLongStreamIsToldAsARecountOfWhatWasNotTooLateFindsIt() {
    Random random = new Random(13);
    Duration lateness = Duration.ofMinutes(30);
    int tooLate = 0;
    for (int round = 0; round < 50; round++) {
      Condition condition = Conditions.any(random, 2);
      Live live = new Live(rule(condition), new Limits(lateness, 1_000, 1_000));
      List<Item> items = new ArrayList<>();
      int density = 2 + random.nextInt(20);
      for (int i = 0; i < 300; i++) {
        int minute = i * density / 4;
        int delay = random.nextInt(4) == 0 ? random.nextInt(60) : 0;
        RuleMatch match = random(random, i, Math.max(0, minute - delay));
        if (live.arrives(match) == AlertEngine.Outcome.TOO_LATE) {
          tooLate++;
        } else {
          items.add(item(match));
        }
        if (random.nextInt(3) == 0) {
          live.timePasses(live.now);
        }
        if (random.nextInt(40) == 0) {
          live.restart();
        }
      }
      live.timePasses(minute(4_000));
      live.timePasses(minute(8_000));
      List<Episode> told =
          live.listener.last.values().stream()
              .filter(alert -> alert.transition() == Transition.RESOLVED)
              .map(alert -> new Episode(Nanos.of(alert.startedAt()), Nanos.of(alert.at())))
              .toList();
      List<Episode> expected = recounted(condition, items, -1, 4_000);
      assertThat(told).as("%s", condition).containsAll(expected);
    }
    assertThat(tooLate).isPositive();
  }
}
