package io.wirewatch.analysis.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.events.Fingerprint;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MinHashTest {
  private static String words(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
  }

  private static double similarity(String one, String other) {
    return Fingerprint.similarity(MinHash.fingerprint(one), MinHash.fingerprint(other));
  }

  @Test
  void aCopyIsTheSameWhateverItsCaseAndPunctuation() {
    assertThat(similarity("Four soldiers were killed.", "FOUR soldiers — were killed"))
        .isEqualTo(1);
  }

  @Test
  void aTrimmedReprintIsNearlyTheSame() {
    assertThat(similarity(words(0, 300), "KYIV (Wire) " + words(0, 260))).isGreaterThan(0.7);
  }

  @Test
  void estimatesTheShareOfCommonShingles() {
    // 200 of 400 words in common: a Jaccard index of 1/3
    assertThat(similarity(words(0, 300), words(100, 400))).isBetween(0.3, 0.7);
    assertThat(similarity(words(0, 300), words(200, 500))).isBetween(0.05, 0.4);
  }

  @Test
  void anotherStoryIsNotLikeIt() {
    assertThat(similarity(words(0, 300), words(1000, 1300))).isLessThan(0.1);
  }

  @Test
  void aTextOfTwoWordsHasNoFingerprintAndIsLikeNothing() {
    assertThat(MinHash.fingerprint("two words")).isEmpty();
    assertThat(similarity("two words", "two words")).isZero();
  }
}
