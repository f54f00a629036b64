package io.wirewatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.ingest.date.StatedTime;
import io.wirewatch.ingest.feed.FeedParser.Source;
import io.wirewatch.ingest.feed.Reading.NotAFeed;
import io.wirewatch.ingest.feed.Reading.ParsedFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every document under {@code feeds/corpus}, which are ours, has beside it what is to be read from
 * it: {@code x.expected.json} for {@code x.xml}. A field that is not named there is not looked at;
 * warnings are, but for those of entries that state little.
 */
class FeedCorpusTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().addMixIn(StatedTime.class, ByItsText.class).build();
  private static final Path CORPUS = Path.of("src/test/resources/feeds/corpus");
  private static final String EXPECTED = ".expected.json";
  private static final Set<String> USUAL = Set.of("NO_DATE", "EMPTY_ENTRY");

  private interface ByItsText {
    @JsonValue
    String text();
  }

  static List<String> documents() throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS)) {
      return files
          .filter(file -> Files.isRegularFile(file) && !file.toString().endsWith(EXPECTED))
          .map(file -> CORPUS.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void isLargeEnoughToShowSomething() throws IOException {
    assertThat(documents()).hasSizeGreaterThanOrEqualTo(150);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void isReadAsExpected(String name) throws IOException {
    Path document = CORPUS.resolve(name);
    String bare = name.substring(0, name.lastIndexOf('.'));
    JsonNode expected = JSON.readTree(Files.readAllBytes(CORPUS.resolve(bare + EXPECTED)));
    Reading reading =
        FeedParser.parse(
            new Source(
                Files.readAllBytes(document),
                expected.path("contentType").asText(""),
                expected.path("contentLanguage").asText(""),
                expected.path("base").asText("")));
    switch (reading) {
      case NotAFeed(var found, var _) ->
          assertThat(found.toString()).isEqualTo(expected.path("found").asText());
      case ParsedFeed feed -> {
        assertThat(expected.has("found")).as("a feed, which it should not be").isFalse();
        sameFields(expected.path("feed"), tree(feed.head()), "feed");
        assertThat(feed.entries()).hasSize(expected.path("entries").size());
        for (int i = 0; i < feed.entries().size(); i++) {
          sameFields(
              expected.path("entries").get(i), tree(feed.entries().get(i)), "entries[" + i + "]");
        }
        assertThat(kinds(feed)).isEqualTo(kinds(expected));
      }
    }
  }

  private static JsonNode tree(FeedHead head) {
    ObjectNode tree = JSON.valueToTree(head);
    put(tree, "updated", head.updated());
    return tree;
  }

  private static JsonNode tree(FeedEntry entry) {
    ObjectNode tree = JSON.valueToTree(entry);
    tree.put("html", entry.markup().safeHtml());
    put(tree, "published", entry.published());
    put(tree, "updated", entry.updated());
    return tree;
  }

  private static void put(ObjectNode tree, String name, StatedTime time) {
    tree.put(name, time.at().map(Instant::toString).orElse(""));
    tree.put(name + "Text", time.text());
  }

  private static void sameFields(JsonNode expected, JsonNode actual, String place) {
    for (Map.Entry<String, JsonNode> field : expected.properties()) {
      assertThat(actual.path(field.getKey()))
          .as(place + "." + field.getKey())
          .isEqualTo(field.getValue());
    }
  }

  private static Set<String> kinds(ParsedFeed feed) {
    Set<String> kinds = new TreeSet<>();
    feed.warnings().forEach(warning -> kinds.add(warning.kind().toString()));
    kinds.removeAll(USUAL);
    return kinds;
  }

  private static Set<String> kinds(JsonNode expected) {
    Set<String> kinds = new TreeSet<>();
    expected.path("warnings").forEach(kind -> kinds.add(kind.asText()));
    return kinds;
  }
}
