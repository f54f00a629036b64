package io.wirewatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.configuration.Binding;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.Problem;
import io.wirewatch.configuration.YamlFile;
import io.wirewatch.events.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedTest {

  @ParameterizedTest
  @CsvSource({
    ", https://a.example/feed, PT10M, id",
    "'', https://a.example/feed, PT10M, id",
    "a/b, https://a.example/feed, PT10M, id",
    "a, , PT10M, url",
    "a, feed.xml, PT10M, url",
    "a, ftp://a.example/feed, PT10M, url",
    "a, https:///feed, PT10M, url",
    "a, https://a.example/feed, PT9S, every",
    "a, https://a.example/feed, P31D, every",
  })
  void namesTheFieldThatItRejects(
      @Nullable String id, @Nullable URI url, Duration every, String field) {
    assertThatThrownBy(() -> new Feed(id, url, null, null, every, null, null))
        .isInstanceOfSatisfying(
            InvalidField.class, invalid -> assertThat(invalid.field()).isEqualTo(field));
  }

  @Test
  void takesNoMoreCategoriesThanPeopleKeepInMind() {
    List<String> many = IntStream.range(0, 21).mapToObj(String::valueOf).toList();
    for (List<String> categories : List.of(many, List.of("x".repeat(201)))) {
      assertThatThrownBy(
              () ->
                  new Feed(
                      "a", URI.create("https://a.example/f"), null, null, null, null, categories))
          .isInstanceOfSatisfying(
              InvalidField.class, invalid -> assertThat(invalid.field()).isEqualTo("categories"));
    }
  }

  @Test
  void isReadFromTheConfigurationsList(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("feeds.yaml");
    Files.writeString(
        file,
        """
        feeds:
          - id: gazette
            url: https://gazette.example/world.rss
            title: The Harbour Gazette
            source: gazette
            every: 90s
            fullText: always
            categories: [Ports, " Ports "]
          - id: short
            url: https://short.example/feed
          - id: bad
            url: gopher://bad.example/
        """);

    Loaded<Feed> loaded = new YamlFile(file).list("feeds", Feed.class);

    assertThat(loaded.values())
        .containsExactly(
            new Feed(
                "gazette",
                URI.create("https://gazette.example/world.rss"),
                "The Harbour Gazette",
                "gazette",
                Duration.ofSeconds(90),
                Feed.WhenFullText.ALWAYS,
                List.of("Ports")),
            new Feed(
                "short",
                URI.create("https://short.example/feed"),
                "short",
                "",
                null,
                Feed.WhenFullText.SHORT,
                null));
    assertThat(loaded.problems())
        .containsExactly(
            new Problem("feeds.yaml", 12, "feeds[2].url", "must be an http or https address"));
  }

  @Test
  void isReadAsItIsWritten() {
    Feed feed =
        new Feed(
            "a",
            URI.create("https://a.example/f"),
            "A",
            "a.example",
            Duration.ofHours(2),
            null,
            List.of("Ports", "Sea"));
    JsonNode written = Json.mapper().valueToTree(feed.written());
    assertThat(new Binding().bind(written, Feed.class)).isEqualTo(feed);
  }
}
