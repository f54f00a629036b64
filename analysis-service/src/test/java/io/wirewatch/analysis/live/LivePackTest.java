package io.wirewatch.analysis.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.analysis.Analyst;
import io.wirewatch.analysis.Findings;
import io.wirewatch.analysis.live.LivePack.InForce;
import io.wirewatch.analysis.live.LivePack.Reload;
import io.wirewatch.analysis.topic.TopicDefinition;
import io.wirewatch.analysis.topic.TopicPack;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.TaggedArticle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LivePackTest {
  private static final String BUILDUP = topic("buildup", "'@forces AND massing'");
  private static final String STRIKE = topic("strike", "'dockers AND strike'");
  private static final String WORDS = "words:\n  - {id: forces, words: [troops, tanks]}\n";

  @TempDir Path config;

  @BeforeEach
  void write() throws IOException {
    file("topics/buildup.yaml", BUILDUP);
    file("topics/strike.yaml", STRIKE);
    file("words/forces.yaml", WORDS);
    file("cues.yaml", "cues:\n  - {id: may, status: planned, side: before, query: 'will'}\n");
  }

  private static String topic(String id, String query) {
    return "id: %s\nlabel: L\nversion: 1\ntriggers:\n  - {id: t, query: %s}\n".formatted(id, query);
  }

  private void file(String name, String text) throws IOException {
    Path file = config.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private LivePack live() {
    return new LivePack(config, files -> TopicPack.of(files));
  }

  private static List<String> topics(LivePack live, String sentence) {
    return live.get().find("en", "", sentence).stream().map(TaggedArticle.Topic::key).toList();
  }

  private static List<String> problems(InForce inForce) {
    return inForce.problems().stream().map(Object::toString).toList();
  }

  @Test
  void aReloadInWhichNothingChangedGivesTheSameVersion() throws IOException {
    LivePack live = live();
    String version = live.get().version();
    assertThat(live.reload().isChange()).isFalse();
    file("topics/buildup.yaml", BUILDUP + "# a remark\n");
    Reload reload = live.reload();
    assertThat(reload.isChange()).isFalse();
    assertThat(reload.after().pack().version()).isEqualTo(version);
    assertThat(live().get().version()).isEqualTo(version);
  }

  @Test
  void aChangeIsTakenOverOnceTheFilesAreStill() throws IOException {
    LivePack live = live();
    assertThat(live.reloadIfChanged()).isEmpty();
    file("topics/strike.yaml", topic("strike", "'pilots AND"));
    assertThat(live.reloadIfChanged()).as("someone may be writing").isEmpty();
    file("topics/strike.yaml", topic("strike", "'pilots AND strike'"));
    assertThat(live.reloadIfChanged()).as("it changed again").isEmpty();
    assertThat(live.reloadIfChanged().map(Reload::isChange)).contains(true);
    assertThat(topics(live, "The pilots strike.")).containsExactly("strike");
    assertThat(live.inForce().problems()).isEmpty();
    assertThat(live.reloadIfChanged()).as("nothing is new").isEmpty();
  }

  @Test
  void aChangeBehindASymbolicLinkIsSeenAsAConfigMapMakesIt() throws IOException {
    file("..1/strike.yaml", topic("strike", "'dockers AND strike'"));
    file("..2/strike.yaml", topic("strike", "'shunter AND strike'")); // as long, and as old
    Files.setLastModifiedTime(
        config.resolve("..2/strike.yaml"),
        Files.getLastModifiedTime(config.resolve("..1/strike.yaml")));
    Files.createSymbolicLink(config.resolve("..data"), Path.of("..1"));
    Files.delete(config.resolve("topics/strike.yaml"));
    Files.createSymbolicLink(
        config.resolve("topics/strike.yaml"), Path.of("../..data/strike.yaml"));
    LivePack live = live();
    Files.delete(config.resolve("..data"));
    Files.createSymbolicLink(config.resolve("..data"), Path.of("..2"));
    assertThat(live.reloadIfChanged()).isEmpty();
    assertThat(live.reloadIfChanged()).isPresent();
    assertThat(topics(live, "A shunter on strike.")).containsExactly("strike");
  }

  @Test
  void aBadTopicFileLeavesTheOthersAndItsOwnLastGoodVersionInForce() throws IOException {
    for (String bad : List.of("id: [", "label: L\n", topic("strike", "'(dockers AND'"))) {
      write();
      LivePack live = live();
      file("topics/strike.yaml", bad);
      file("topics/buildup.yaml", topic("buildup", "'@forces AND amassing'"));
      InForce after = live.reload().after();
      assertThat(topics(live, "Dockers strike.")).as(bad).containsExactly("strike");
      assertThat(topics(live, "Troops amassing.")).containsExactly("buildup");
      assertThat(after.lastGood()).containsExactly("topics/strike.yaml");
      assertThat(problems(after)).singleElement().asString().startsWith("strike.yaml:");

      file("topics/strike.yaml", bad + "\n# still bad\n");
      live.reload();
      assertThat(topics(live, "Dockers strike.")).containsExactly("strike");

      file("topics/strike.yaml", topic("strike", "'pilots AND strike'"));
      after = live.reload().after();
      assertThat(topics(live, "The pilots strike.")).containsExactly("strike");
      assertThat(topics(live, "Dockers strike.")).isEmpty();
      assertThat(after.lastGood()).isEmpty();
      assertThat(after.problems()).isEmpty();
    }
  }

  @Test
  void aTopicThatIsBadFromTheStartIsLeftOutUntilItIsGood() throws IOException {
    file("topics/strike.yaml", topic("strike", "'(dockers AND'"));
    LivePack live = live();
    assertThat(live.get().definitions()).extracting(TopicDefinition::id).containsExactly("buildup");
    assertThat(live.inForce().lastGood()).isEmpty();
    assertThat(live.inForce().problems()).hasSize(1);
    write();
    live.reload();
    assertThat(topics(live, "Dockers strike.")).containsExactly("strike");
  }

  @Test
  void aDeletedTopicIsGoneAndANewOneIsThere() throws IOException {
    LivePack live = live();
    Files.delete(config.resolve("topics/strike.yaml"));
    file("topics/rain.yaml", topic("rain", "rain"));
    live.reload();
    assertThat(live.get().definitions())
        .extracting(TopicDefinition::id)
        .containsExactly("buildup", "rain");
  }

  @Test
  void aFolderThatIsEmptiedIsToldAndItsTopicsStay() throws IOException {
    LivePack live = live();
    Files.delete(config.resolve("topics/strike.yaml"));
    Files.delete(config.resolve("topics/buildup.yaml"));
    Files.delete(config.resolve("words/forces.yaml"));
    InForce after = live.reload().after();
    assertThat(topics(live, "Troops massing. Dockers strike."))
        .containsExactly("buildup", "strike");
    assertThat(problems(after))
        .contains("topics:1: has no topic any more; those that it had stay in force");
  }

  @Test
  void aBadListOfWordsStaysAsItWas() throws IOException {
    LivePack live = live();
    file("words/forces.yaml", "words:\n  - {id: forces}\n");
    InForce after = live.reload().after();
    assertThat(after.lastGood()).containsExactly("words/forces.yaml");
    assertThat(topics(live, "Tanks massing.")).containsExactly("buildup");
  }

  @Test
  void aListThatIsTakenAwayStaysForTheTopicsThatNameIt() throws IOException {
    LivePack live = live();
    file("words/forces.yaml", "words:\n  - {id: men, words: [recruits]}\n");
    file("topics/strike.yaml", topic("strike", "'@men AND strike'"));
    InForce after = live.reload().after();
    assertThat(topics(live, "Tanks massing. Recruits strike."))
        .containsExactly("buildup", "strike");
    assertThat(problems(after))
        .containsExactly(
            "buildup.yaml:5: triggers[0].query names the list @forces, which is not there");
    assertThat(after.lastGood()).containsExactly("topics/buildup.yaml", "words/forces.yaml");
  }

  @Test
  void aBadCueLeavesTheCuesAsTheyWere() throws IOException {
    LivePack live = live();
    for (String bad :
        List.of("cues: 3\n", "cues:\n  - {id: may, status: planned, query: '(w'}\n")) {
      file("cues.yaml", bad);
      InForce after = live.reload().after();
      assertThat(topics(live, "Dockers will strike.")).containsExactly("strike.planned");
      assertThat(after.lastGood()).containsExactly("cues.yaml");
    }
  }

  @Test
  void whatThrowsLeavesAllAsItWas() throws IOException {
    AtomicBoolean broken = new AtomicBoolean();
    LivePack live =
        new LivePack(
            config,
            files -> {
              if (broken.get()) {
                throw new UncheckedIOException(new IOException("no disk"));
              }
              return TopicPack.of(files);
            });
    broken.set(true);
    file("topics/strike.yaml", topic("strike", "pilots"));
    Reload reload = live.reload();
    assertThat(reload.isChange()).isFalse();
    assertThat(problems(reload.after())).singleElement().asString().contains("no disk");
    broken.set(false);
    assertThat(live.reload().after().problems()).isEmpty();
    assertThat(topics(live, "The pilots came.")).containsExactly("strike");
  }

  /**
   * Two versions of a topic that find the same words; only the pack and the trigger's id differ.
   */
  @Test
  void eachTextIsReadWhollyByOnePackWhileOthersTakeItsPlace() throws Exception {
    List<String> ids = List.of("one", "two");
    Map<String, String> idOfPack = new ConcurrentHashMap<>();
    for (String id : ids) {
      file("topics/buildup.yaml", BUILDUP.replace("id: t", "id: " + id));
      idOfPack.put(live().get().version(), id);
    }
    LivePack live = live();
    Analyst analyst = new Analyst(live);
    String body = "Troops massing. ".repeat(20);
    AtomicBoolean stop = new AtomicBoolean();
    Set<String> seen = ConcurrentHashMap.newKeySet();
    Callable<Void> reader =
        () -> {
          while (!stop.get()) {
            Findings found = analyst.read("en", "Troops massing", body, Instant.EPOCH);
            String expected = idOfPack.get(found.pack());
            for (Evidence evidence : found.topics().getFirst().evidence()) {
              assertThat(evidence.by()).isEqualTo(expected);
            }
            seen.add(found.pack());
          }
          return null;
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<Void>> readers = Stream.of(reader, reader).map(threads::submit).toList();
      try {
        for (int i = 0; i < 60 || (i < 2_000 && seen.size() < ids.size()); i++) {
          file("topics/buildup.yaml", BUILDUP.replace("id: t", "id: " + ids.get(i % 2)));
          live.reload();
        }
      } finally {
        stop.set(true);
      }
      for (Future<Void> read : readers) {
        read.get();
      }
      assertThat(seen).isEqualTo(idOfPack.keySet());
    }
  }
}
