package io.wirewatch.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The golden files are events as they were once published. They are added to and never changed:
 * what a topic held then must be readable now.
 */
class GoldenFilesTest {
  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden"))) {
      return files.sorted().toList();
    }
  }

  private static Topic<?> topicOf(Path file) {
    String type =
        "io.wirewatch." + file.getFileName().toString().replaceFirst("(\\.v\\d+).*", "$1");
    return Topics.all().stream()
        .filter(topic -> topic.type().equals(type))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no topic carries " + type));
  }

  @ParameterizedTest
  @MethodSource("files")
  void isStillReadAndWrittenAsItWas(Path file) throws IOException {
    Object event = Json.read(Files.readAllBytes(file), topicOf(file).value());
    JsonNode asItWas = Json.mapper().readTree(file.toFile());
    JsonNode now = Json.mapper().readTree(Json.write(event));
    assertThat(says(now, asItWas)).as("%s says all of %s", now, asItWas).isTrue();
  }

  /** Whether JSON has all that another has; objects may have more fields. */
  private static boolean says(JsonNode now, JsonNode before) {
    if (before.isObject()) {
      return now.isObject()
          && before.properties().stream()
              .allMatch(
                  field ->
                      now.has(field.getKey()) && says(now.get(field.getKey()), field.getValue()));
    }
    return before.isArray()
        ? now.size() == before.size()
            && IntStream.range(0, before.size()).allMatch(i -> says(now.get(i), before.get(i)))
        : now.equals(before);
  }

  @ParameterizedTest
  @MethodSource("files")
  void fieldsThatAReaderDoesNotKnowArePassedOver(Path file) throws IOException {
    ObjectNode later = (ObjectNode) Json.mapper().readTree(file.toFile());
    later.put("addedLater", "x");
    byte[] known = Files.readAllBytes(file);
    JsonNode expected = Json.mapper().readTree(Json.write(Json.read(known, topicOf(file).value())));
    Object event = Json.read(later.toString().getBytes(UTF_8), topicOf(file).value());
    assertThat(Json.mapper().readTree(Json.write(event))).isEqualTo(expected);
  }

  @Test
  void everyTypeHasAGoldenFile() throws IOException {
    List<String> types = files().stream().map(file -> topicOf(file).type()).distinct().toList();
    assertThat(Topics.all()).extracting(Topic::type).allMatch(types::contains);
  }

  @Test
  void evidenceQuotesItsText() {
    assertThatThrownBy(() -> new Evidence("title", 0, 3, "ab", "trigger"))
        .hasMessageContaining("does not quote its text");
  }
}
