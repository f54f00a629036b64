package io.wirewatch.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  private static final Path TAGGED = Path.of("src/test/resources/golden/tagged-article.v1.json");

  @Test
  void aNameIsShortAndHasNoControlCharacter() {
    assertThat(Names.fault("")).isEmpty();
    assertThat(Names.fault("Die Zeit | Ausland")).isEmpty();
    assertThat(Names.fault("a\nb")).contains("has a control character");
    assertThat(Names.fault("a\0")).contains("has a control character");
    assertThat(Names.fault("x".repeat(1_000))).isEmpty();
    assertThat(Names.fault("x".repeat(1_001))).contains("is longer than 1000 characters");
  }

  @ParameterizedTest
  @CsvSource({
    "article, source, has a control character",
    "article, id, has a control character",
    "article, language, has a control character",
    "'', story, has a control character",
    "'', origin, has a control character",
    "'', fingerprint, is not Base64"
  })
  void anArticleThatCouldNotBeGroupedIsNotRead(String in, String field, String reason)
      throws IOException {
    ObjectNode tagged = (ObjectNode) Json.mapper().readTree(TAGGED.toFile());
    ObjectNode holder = in.isEmpty() ? tagged : (ObjectNode) tagged.get(in);
    holder.put(field, "a\nb");
    byte[] json = tagged.toString().getBytes(UTF_8);
    assertThatThrownBy(() -> Json.read(json, TaggedArticle.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(field + " " + reason);
    assertThat(Json.read(Files.readAllBytes(TAGGED), TaggedArticle.class)).isNotNull();
  }
}
