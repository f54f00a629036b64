package io.wirewatch.launcher.exactness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wirewatch.launcher.exactness.Reference.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * While the packaged alert service counts a generated stream of articles, rules are put and removed
 * over HTTP in rounds: new ones, others that ask another number, query or group, or are called
 * something else, some several times in a round. The service is killed at random moments: while the
 * requests are made, while the past is read, while the changes come into force, while it starts
 * again. Some rounds wait until all that was written before counts, and some do not; some wait
 * until the changes are in force, and some go on with the stream.
 *
 * <p>What has to hold at the end of a round that waits:
 *
 * <ul>
 *   <li>{@code GET /rules} shows the rules as they were put last, and no others.
 *   <li>An alert is open for exactly those rules and groups whose condition is met at that instant
 *       of event time, as a plain recount of what was written so far says: new rules have told what
 *       is open, what stands under a changed rule goes on, all else is closed, and nothing of a
 *       removed rule is open.
 *   <li>If all counted before the changes were made: of what was over by then, no rule that is new
 *       or asks something else has told.
 *   <li>From there to the next round, all that is told is of rules in these versions, under these
 *       titles; of removed rules nothing is.
 * </ul>
 *
 * <p>What has to hold in the end, when all is written and time has passed:
 *
 * <ul>
 *   <li>No alert is open but those of the last article, and the transitions of each are numbered
 *       without gap or repeat.
 *   <li>An episode of a rule as it is last is told exactly once, from its beginning to its end, if
 *       it ended after the end of the round in which the rule came to ask what it asks. It may be
 *       told to have begun later if it had begun longer ago than window and lateness then. If it
 *       ended earlier it may be missing, and is not there twice.
 *   <li>All else that was told is of earlier versions, or was over by one of them, or was closed by
 *       a change, or withdrawn.
 * </ul>
 *
 * <p>Articles come late, twice and corrected, but none too late to count: a rule that reads the
 * past takes such an article, which one that was there did not. Small unless told otherwise. At
 * length:
 *
 * <pre>{@code
 * ./mvnw -pl launcher -am verify -Dtest=none -Dit.test=RuleChangesIT \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
 *     -Drulechanges.articles=20000 -Drulechanges.rules=200 -Drulechanges.rounds=20 \
 *     -Drulechanges.changes=40 -Drulechanges.seed=1
 * }</pre>
 */
class RuleChangesIT {
  private static final int ARTICLES = Integer.getInteger("rulechanges.articles", 1_200);
  private static final int RULES = Integer.getInteger("rulechanges.rules", 40);
  private static final int ROUNDS = Integer.getInteger("rulechanges.rounds", 2);
  private static final int CHANGES = Integer.getInteger("rulechanges.changes", 15);
  private static final long SEED = Long.getLong("rulechanges.seed", 2);

  private static final Asked.Rule SIGNALS =
      new Asked.Rule(
          "signals",
          "Signals",
          new Asked.AtLeast(
              new Query.Has("source", Piece.SIGNALS), Asked.Count.ARTICLES, 1, Press.HOUR),
          "topic",
          "300d");

  /** The longest time from the first change of a round to a kill; reading the past is within it. */
  private static final int KILL_WITHIN_MILLIS = 2_500;

  /** Likewise, from when the service answers again. */
  private static final int KILL_AGAIN_WITHIN_MILLIS = 8_000;

  private static final int MAX_SHOWN = 20;

  /** Kept with all logs when the test fails. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private final Random random = new Random(SEED + 3);

  /** How alerts name each rule, by its id. */
  private final Map<String, String> names = new TreeMap<>();

  /**
   * Where in the log of alerts each rule came to ask what it asks, where it is not in force yet.
   */
  private final Map<String, Long> coming = new HashMap<>();

  private final Map<String, AlertLog.Since> since = new HashMap<>();
  private final Set<String> signalled = new HashSet<>();

  /** Of a round that did not wait for it. */
  private CompletableFuture<Void> kill = CompletableFuture.completedFuture(null);

  @Test
  void alertsFollowTheRulesAsTheyChange() throws Exception {
    Press press = new Press(SEED, ARTICLES);
    press.leaveOutStragglers();
    Rules rules = new Rules(SEED, press, press.standing());
    List<Asked.Rule> start = rules.make(RULES);
    List<Asked.Rule> inFile = start.subList(0, RULES / 2);
    List<Asked.Rule> others = start.subList(RULES / 2, RULES);
    Changes changes = new Changes(SEED, rules, inFile, others);
    List<Asked.Rule> file = new ArrayList<>(inFile);
    file.add(SIGNALS);
    try (Ordeal ordeal = new Ordeal(folder, press, file)) {
      ordeal.start();
      try (AlertLog log = ordeal.log();
          RulesApi api = new RulesApi(ordeal.address())) {
        for (Asked.Rule rule : others) {
          api.put(rule);
        }
        names.putAll(api.names());
        int written = 0;
        for (int round = 1; round <= ROUNDS; round++) {
          int arrived = (int) (press.arrivals().size() * (0.2 + 0.6 * round / ROUNDS));
          write(press, written, arrived, ordeal);
          written = arrived;
          change(round, written, press, changes, ordeal, log, api);
        }
        write(press, written, press.arrivals().size(), ordeal);
        ordeal.writeTheEnd(press);
        ordeal.awaitTheEnd(log);
        assertThat(api.names()).as(ordeal.where()).isEqualTo(names);
        ordeal.stop(); // so that nothing can come after
        log.readOn();
        compare(press, changes, ordeal, log);
      }
    }
  }

  private static void write(Press press, int from, int to, Ordeal ordeal) {
    press.arrivals().subList(from, to).forEach(ordeal::write);
  }

  private void change(
      int round,
      int written,
      Press press,
      Changes changes,
      Ordeal ordeal,
      AlertLog log,
      RulesApi api)
      throws Exception {
    kill.join();
    long now = press.latest(written);
    String signal = "signal-" + round;
    ordeal.write(Piece.signal(ARTICLES + round, now, signal));
    boolean counted = random.nextBoolean();
    if (counted) {
      awaitOpen(SIGNALS.id() + "|" + signal, ordeal, log);
    }
    log.readOn();
    log.onlyOf(Map.of());
    long place = log.transitions() + 1;
    boolean waits = round == ROUNDS || random.nextInt(3) > 0;
    int kills = random.nextInt(4);
    ordeal.tell(
        "round %d: %s, %s, killed %d times"
            .formatted(
                round,
                counted ? "all before counts" : "not all before counts",
                waits ? "waits" : "goes on at once",
                (kills + 1) / 2));
    if (kills > 0) {
      kill = killWithin(KILL_WITHIN_MILLIS, ordeal);
    }
    makeChanges(changes, place, signal, ordeal, api);
    if (kills == 3) {
      kill.join();
      assertThat(api.names()).as(ordeal.where()).isEqualTo(names); // it answers again
      kill = killWithin(KILL_AGAIN_WITHIN_MILLIS, ordeal);
    }
    if (waits) {
      kill.join();
      awaitOpen(signal + "|", ordeal, log);
      awaitWhatIsMet(written, now, press, changes, ordeal, log);
      assertThat(api.names()).as(ordeal.where()).isEqualTo(names);
      if (counted) {
        List<String> over = new ArrayList<>();
        coming.forEach(
            (id, at) -> {
              if (at == place) {
                over.addAll(log.toldThoughOver(id, since(id, at, now, 0)));
              }
            });
        assertThat(over).as("was over before; " + ordeal.where()).isEmpty();
      }
      log.onlyOf(names);
      settle(now, changes, ordeal);
    }
  }

  private CompletableFuture<Void> killWithin(int millis, Ordeal ordeal) {
    return CompletableFuture.runAsync(
        ordeal::kill,
        CompletableFuture.delayedExecutor(random.nextInt(millis), TimeUnit.MILLISECONDS));
  }

  /** The last of them is a rule that tells, once it is in force, that those before are too. */
  private void makeChanges(Changes changes, long place, String signal, Ordeal ordeal, RulesApi api)
      throws Exception {
    for (String before : signalled) {
      api.remove(before);
      names.remove(before);
    }
    signalled.clear();
    for (int i = 0; i < CHANGES; i++) {
      Changes.Change change = changes.next();
      if (change.rule().isPresent()) {
        names.put(change.id(), api.put(change.rule().get()));
      } else {
        api.remove(change.id());
        names.remove(change.id());
      }
      if (change.asks()) {
        coming.put(change.id(), place);
      }
    }
    names.put(signal, api.put(Rules.firesOn(signal, signal)));
    signalled.add(signal);
    ordeal.tell("changes are made");
  }

  private static void awaitOpen(String key, Ordeal ordeal, AlertLog log) {
    await(key + " is told; " + ordeal.where())
        .atMost(Ordeal.PATIENCE)
        .until(
            () -> {
              log.readOn();
              return log.open().contains(key);
            });
  }

  /** Waits until the open alerts are those of the rules and groups that are met at an instant. */
  private void awaitWhatIsMet(
      int written, long now, Press press, Changes changes, Ordeal ordeal, AlertLog log) {
    Reference reference =
        new Reference(press.standing(written), press.merges(written), press::source);
    Map<String, List<Span>> episodes = new HashMap<>();
    for (Asked.Rule rule : changes.inForce()) {
      reference
          .episodes(rule)
          .forEach((group, spans) -> episodes.put(rule.id() + "|" + group, spans));
    }
    await(ordeal.where())
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              log.readOn();
              long passed = ordeal.age().toSeconds();
              assertThat(differences(episodes, now, passed, log.open())).isEmpty();
            });
  }

  /**
   * The present in event time is later than the latest article by as much as the clock has gone on:
   * what begins or ends between may be open or not.
   */
  private static List<String> differences(
      Map<String, List<Span>> episodes, long now, long passed, Set<String> open) {
    List<String> differences = new ArrayList<>();
    Set<String> left = new TreeSet<>(open);
    episodes.forEach(
        (key, spans) -> {
          boolean is = spans.stream().anyMatch(span -> span.start() <= now && now < span.end());
          boolean changes =
              spans.stream()
                  .anyMatch(
                      span -> within(span.start(), now, passed) || within(span.end(), now, passed));
          if (left.remove(key) != is && !changes) {
            differences.add(
                "%s is%s open, though met in %s".formatted(key, is ? " not" : "", spans));
          }
        });
    left.stream()
        .filter(key -> !key.startsWith("signal"))
        .forEach(key -> differences.add(key + " is open, and never met"));
    return differences;
  }

  private static boolean within(long instant, long now, long passed) {
    return instant > now && instant <= now + passed;
  }

  /** All that was coming is in force, at the latest at the present in event time. */
  private void settle(long now, Changes changes, Ordeal ordeal) {
    long certain = now + ordeal.age().toSeconds();
    for (Asked.Rule rule : changes.inForce()) {
      Long place = coming.get(rule.id());
      if (place != null) {
        since.put(rule.id(), since(rule.id(), place, certain, rule.asked().within()));
      }
    }
    coming.clear();
  }

  private AlertLog.Since since(String id, long place, long certain, long within) {
    String version = names.getOrDefault(id, "").split(" ", 2)[0];
    return new AlertLog.Since(place, version, certain, certain - within - Press.LATENESS);
  }

  private void compare(Press press, Changes changes, Ordeal ordeal, AlertLog log) {
    Reference reference = new Reference(press.standing(), press.merges(), press::source);
    Reference ever = new Reference(press.revisions(), Map.of(), press::source);
    List<String> differences = new ArrayList<>();
    long afterChange = 0;
    for (Asked.Rule rule : changes.inForce()) {
      AlertLog.Since asks = since.getOrDefault(rule.id(), AlertLog.Since.EVER);
      Map<String, List<Span>> expected = reference.episodes(rule);
      differences.addAll(log.differences(rule, expected, asks));
      differences.addAll(log.wrongCounts(rule, ever, asks));
      if (since.containsKey(rule.id())) {
        afterChange +=
            expected.values().stream()
                .flatMap(List::stream)
                .filter(span -> span.end() > asks.certain())
                .count();
      }
    }
    ordeal.tell(
        "%d transitions were told; changes were %s; %d episodes ended after a change"
            .formatted(log.transitions(), changes.kinds(), afterChange));
    assertThat(log.faults())
        .as("transitions missing, twice or of others; " + ordeal.where())
        .isEmpty();
    assertThat(differences.stream().limit(MAX_SHOWN).toList())
        .as("%d episodes differ; %s", differences.size(), ordeal.where())
        .isEmpty();
    assertThat(log.open())
        .as(ordeal.where())
        .containsExactly(SIGNALS.id() + "|" + Ordeal.THE_END, Ordeal.THE_END + "|");
    assertThat(afterChange).as("episodes, so that this shows something").isGreaterThan(RULES);
    ordeal.showDiary();
  }
}
