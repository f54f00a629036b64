package io.wirewatch.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.wirewatch.analysis.example.Teacher;
import io.wirewatch.analysis.topic.PackFiles;
import io.wirewatch.analysis.topic.TopicPack;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.TaggedArticle;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Texts that nobody writes, and that somebody will send. */
class HostileTextTest {
  private static final Path SEEDS = Path.of("..", "seeds");

  private static final TopicPack PACK = TopicPack.of(PackFiles.read(SEEDS), new Teacher(SEEDS));

  private static final Analyst ANALYST = new Analyst(() -> PACK);

  /** Far more than any of them takes; a text must not keep others waiting for ever. */
  private static final Duration BOUND = Duration.ofSeconds(60);

  private static final String EVENT = "Russian troops massed near the border with Ukraine.";

  private static final int TEN_MEGABYTES = 10_000_000;

  private static Map<String, String> texts() {
    return Map.ofEntries(
        Map.entry(
            "ten megabytes of prose",
            (EVENT + " The weather is fine. ").repeat(TEN_MEGABYTES / 72)),
        Map.entry("one word", "a".repeat(TEN_MEGABYTES)),
        Map.entry("no full stop", "troops massed near the border and ".repeat(30_000)),
        Map.entry("the same word", "attack ".repeat(150_000)),
        Map.entry("50,000 short sentences", "Troops attack. ".repeat(50_000)),
        Map.entry("full stops", ".".repeat(1_000_000)),
        Map.entry("opening quotation marks", "“".repeat(1_000_000)),
        Map.entry("lines", "\n".repeat(1_000_000)),
        Map.entry("NUL", "Troops\0massed\0near the border.\0".repeat(10_000)),
        Map.entry(
            "right-to-left marks",
            "\u202ETroops \u200Fmassed\u202C near the border. ".repeat(10_000)),
        Map.entry(
            "unpaired surrogates",
            "\uD83DTroops massed\uDE00 near \uD800the border. ".repeat(10_000)),
        Map.entry("combining characters", ("e" + "\u0301".repeat(50) + " ").repeat(10_000)),
        Map.entry("nothing but spaces", " ".repeat(1_000_000)),
        Map.entry("nothing", ""));
  }

  private static void assertExact(String title, String body, List<TaggedArticle.Topic> topics) {
    for (TaggedArticle.Topic topic : topics) {
      for (Evidence evidence : topic.evidence()) {
        String field = evidence.field().equals("title") ? title : body;
        assertThat(evidence.text()).isEqualTo(field.substring(evidence.start(), evidence.end()));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> areReadInBoundedTime() {
    return texts().entrySet().stream()
        .map(
            text ->
                DynamicTest.dynamicTest(
                    text.getKey(),
                    () ->
                        assertTimeoutPreemptively(
                            BOUND,
                            () -> {
                              Findings found = ANALYST.read("", "", text.getValue(), Instant.EPOCH);
                              assertExact("", text.getValue(), found.topics());
                            })));
  }

  @Test
  void anEventIsFoundAmongOddCharactersWithExactOffsets() {
    List<String> odd =
        List.of(
            "😀", "e\u0301", "\u202E", "&amp;", "\uD83D", "\uDE00", "\0", "\u200B", "ﬁ", "𝔗", "İ",
            "ß");
    Random random = new Random(20260924);
    int found = 0;
    for (int i = 0; i < 100; i++) {
      String title = noise(odd, random) + " " + EVENT;
      String body = noise(odd, random) + ". " + EVENT + " " + noise(odd, random);
      Findings findings = ANALYST.read("en", title, body, Instant.EPOCH);
      assertExact(title, body, findings.topics());
      found +=
          findings.topics().stream().anyMatch(t -> t.topic().equals("military-buildup")) ? 1 : 0;
    }
    assertThat(found).isGreaterThan(95);
  }

  private static String noise(List<String> odd, Random random) {
    StringBuilder noise = new StringBuilder();
    IntStream.range(0, random.nextInt(8))
        .forEach(
            i ->
                noise
                    .append(odd.get(random.nextInt(odd.size())))
                    .append(random.nextBoolean() ? " " : ""));
    return noise.toString();
  }
}
