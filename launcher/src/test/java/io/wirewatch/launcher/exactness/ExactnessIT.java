package io.wirewatch.launcher.exactness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged alert service counts a generated stream of tagged articles, in disorder, with
 * repeats, late ones and corrections, and is killed at random moments; halfway it loses the folder
 * of its state and has only what Kafka keeps. What then stands on {@code wirewatch.alerts} is what
 * a plain recount says: no episode is missing, none is there twice.
 *
 * <p>Small unless told otherwise. In full:
 *
 * <pre>{@code
 * ./mvnw -pl launcher -am verify -Dtest=none -Dit.test=ExactnessIT \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
 *     -Dexactness.articles=200000 -Dexactness.rules=500 -Dexactness.kills=10 -Dexactness.seed=1
 * }</pre>
 */
class ExactnessIT {
  private static final int ARTICLES = Integer.getInteger("exactness.articles", 3_000);
  private static final int RULES = Integer.getInteger("exactness.rules", 60);
  private static final int KILLS = Integer.getInteger("exactness.kills", 2);
  private static final long SEED = Long.getLong("exactness.seed", 1);

  private static final int MAX_SHOWN = 20;

  /** Kept with all logs when the test fails. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void alertsAreWhatAPlainRecountSays() throws Exception {
    Press press = new Press(SEED, ARTICLES);
    List<Piece> standing = press.standing();
    List<Asked.Rule> rules = new Rules(SEED, press, standing).make(RULES);
    try (Ordeal ordeal = new Ordeal(folder, press, rules)) {
      ordeal.start();
      writeAndKill(press, ordeal);
      ordeal.tell("all %d records are written".formatted(press.arrivals().size()));
      try (AlertLog log = ordeal.log()) {
        ordeal.awaitTheEnd(log);
        ordeal.tell("all is counted, in %s".formatted(ordeal.age()));
        compare(press, standing, rules, ordeal, log);
      }
    }
  }

  private static void writeAndKill(Press press, Ordeal ordeal)
      throws IOException, InterruptedException {
    List<Press.Arrival> arrivals = press.arrivals();
    List<Integer> kills =
        new Random(SEED)
            .ints(KILLS, arrivals.size() / 20, arrivals.size())
            .sorted()
            .boxed()
            .toList();
    int killed = 0;
    for (int i = 0; i < arrivals.size(); i++) {
      ordeal.write(arrivals.get(i));
      if (killed < kills.size() && i == kills.get(killed)) {
        killed++;
        ordeal.awaitSome();
        ordeal.kill();
      } else if (i == arrivals.size() / 2) {
        ordeal.awaitSome();
        ordeal.loseState();
      }
    }
    ordeal.writeTheEnd(press);
  }

  private static void compare(
      Press press, List<Piece> standing, List<Asked.Rule> rules, Ordeal ordeal, AlertLog log) {
    Reference reference = new Reference(standing, press.merges(), press::source);
    List<Map<String, List<Reference.Span>>> expected =
        rules.stream().map(reference::episodes).toList();
    long episodes =
        expected.stream().flatMap(of -> of.values().stream()).mapToLong(List::size).sum();
    ordeal.tell("%d episodes are expected, of %s".formatted(episodes, kinds(rules, expected)));

    ordeal.stop(); // so that nothing can come after
    log.readOn();
    ordeal.tell(
        "%d transitions were told, with %d articles left out for their score"
            .formatted(log.transitions(), log.belowScore()));

    List<String> last = new ArrayList<>();
    List<String> counts = new ArrayList<>();
    Reference ever = new Reference(press.revisions(), Map.of(), press::source);
    for (int i = 0; i < rules.size(); i++) {
      last.addAll(log.differences(rules.get(i), expected.get(i), AlertLog.Since.EVER));
      counts.addAll(log.wrongCounts(rules.get(i), ever, AlertLog.Since.EVER));
    }
    assertThat(log.faults()).as("transitions missing or twice; " + ordeal.where()).isEmpty();
    assertThat(last.stream().limit(MAX_SHOWN).toList())
        .as("%d episodes differ; %s", last.size(), ordeal.where())
        .isEmpty();
    assertThat(counts.stream().limit(MAX_SHOWN).toList())
        .as("%d counts are wrong; %s", counts.size(), ordeal.where())
        .isEmpty();
    assertThat(episodes).as("episodes, so that this shows something").isGreaterThan(RULES);
    assertThat(log.belowScore()).as("articles left out for their score, likewise").isPositive();
    ordeal.showDiary();
  }

  private static Map<String, Integer> kinds(
      List<Asked.Rule> rules, List<Map<String, List<Reference.Span>>> expected) {
    Map<String, Integer> kinds = new TreeMap<>();
    for (int i = 0; i < rules.size(); i++) {
      int episodes = expected.get(i).values().stream().mapToInt(List::size).sum();
      kinds.merge(rules.get(i).asked().getClass().getSimpleName(), episodes, Integer::sum);
    }
    return kinds;
  }
}
