package io.wirewatch.ingest.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdentityTest {
  @Test
  void aCopyThatDiffersInWhiteSpaceOnlyIsNoNewRevision() {
    assertThat(Identity.ofContent(" A  title", "One\n\ntwo\u00a0three\u200b"))
        .isEqualTo(Identity.ofContent("A title", "One two three"));
  }

  /** What was taken in before must not count as news because we fold faster. */
  @Test
  void foldsAsItAlwaysHas() {
    Random random = new Random(20_261_123);
    int[] some = {' ', '\n', '\t', 0, 0x7f, 0x85, 0xa0, 0xad, 0x200b, 0x2028, 0x3000, 0xe0020};
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.appendCodePoint(
            switch (random.nextInt(4)) {
              case 0 -> some[random.nextInt(some.length)];
              case 1 -> random.nextInt(0x300);
              case 2 -> random.nextInt(0xd800);
              default -> 'a' + random.nextInt(26);
            });
      }
      String folded =
          Normalizer.normalize(text, Normalizer.Form.NFKC)
              .replaceAll("[\\p{Cc}\\p{Cf}\\s\\p{Z}]+", " ")
              .strip();
      assertThat(Identity.ofContent("", text.toString()))
          .as(folded)
          .isEqualTo(Identity.ofContent("", folded))
          .isEqualTo(hash(folded));
    }
  }

  private static String hash(String folded) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(("content\0\0" + folded + "\0").getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
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
