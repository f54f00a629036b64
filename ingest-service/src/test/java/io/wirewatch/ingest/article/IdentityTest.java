package io.wirewatch.ingest.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentityTest {
  @Test
  void aCopyThatDiffersInWhiteSpaceOnlyIsNoNewRevision() {
    assertThat(Identity.ofContent(" A  title", "One\n\ntwo\u00a0three\u200b"))
        .isEqualTo(Identity.ofContent("A title", "One two three"));
  }

  @Test
  void anotherWordIsANewRevision() {
    assertThat(Identity.ofContent("A title", "One two"))
        .isNotEqualTo(Identity.ofContent("A title", "One three"));
  }

  @Test
  void aWordThatMovesFromTitleToBodyIsANewRevision() {
    assertThat(Identity.ofContent("A", "B C")).isNotEqualTo(Identity.ofContent("A B", "C"));
  }

  @Test
  void idsAreThirtyTwoHexDigits() {
    assertThat(Identity.ofUrl("https://news.example/")).matches("[0-9a-f]{32}");
  }
}
