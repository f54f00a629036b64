package io.wirewatch.analysis.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceEmbedderTest {
  private static final SentenceEmbedder EMBEDDER = new SentenceEmbedder();

  private static double product(String one, String other) {
    float[] a = EMBEDDER.embed(one);
    float[] b = EMBEDDER.embed(other);
    double product = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
    }
    return product;
  }

  @Test
  void findsTheSameThingToldOtherwiseNearerThanTheSameWords() {
    String told = "The two presidents spoke by telephone.";
    assertThat(product(told, "Both leaders held a phone call."))
        .isGreaterThan(product(told, "The two presidents were chosen by voters."));
  }

  @Test
  void givesVectorsOfLengthOne() {
    assertThat(EMBEDDER.embed("A ceasefire holds.")).hasSize(SentenceEmbedder.DIMENSIONS);
    assertThat(product("A ceasefire holds.", "A ceasefire holds.")).isCloseTo(1, within(0.001));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\0", "\uD83D", "\uDE00 lone", "\u202Eabc", "😀😀", "…"})
  void readsWhatHasNoWords(String text) {
    assertThat(product(text, text)).isCloseTo(1, within(0.001));
  }

  @Test
  void readsOfALongTextTheStart() {
    String start = "word ".repeat(120);
    assertThat(EMBEDDER.embed(start + "other ".repeat(200_000))).isEqualTo(EMBEDDER.embed(start));
  }
}
