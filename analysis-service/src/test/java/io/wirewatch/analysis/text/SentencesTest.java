package io.wirewatch.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
  private static List<String> cut(String text) {
    List<String> sentences = new ArrayList<>();
    int start = 0;
    for (int end : Sentences.ends(text)) {
      sentences.add(text.substring(start, end).strip());
      start = end;
    }
    sentences.add(text.substring(start).strip());
    return sentences;
  }

  /** A bar stands where a sentence ends. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Gen. Mark Milley spoke by phone with Lt. Gen. Ruslan Khomchak.| They agreed.",
        "The U.S. Army moved in.| The U.S. will stay.",
        "He lives in the U.S.| The army does not.",
        "President George W. Bush called Col. J. P. Smith on Jan. 5 at 3 p.m. Moscow time.",
        "It fell at 5 p.m.| The police came.",
        "“We will fight.”| He left.",
        "\"Will you come?\" he asked.| No answer.",
        "KYIV, March 3 (AP) - Troops massed.| Shells fell.",
        "Prices rose 3.5 percent.| Nobody minded.",
        "El Sr. Pérez viajó a EE. UU. el lunes.| Volvió.",
        "Vive en EE.UU.| La policía lo sabe.",
        "¿Qué pasó?| ¡Nada!| Eso dijo el Gral. López.",
        "Talks with Acme Corp. Chairman Lee ended.",
        "Was it war?!| Nobody knew…| It was.",
        "First line of a heading\n\n|Then the text. |And more.",
        "1. Withdraw the troops.| 2. Open the road.",
        "See No. 7 for details.| No.| They would not.",
        "Headline without a stop\n|A second line begins.",
        "a text that was wrapped after some seventy characters as wires often\ndo goes on.",
        "他们说。|他们走了。",
        "One sentence"
      })
  void aSentenceEndsWhereItDoes(String marked) {
    String text = marked.replace("|", "");
    List<String> expected = List.of(marked.split("\\|")).stream().map(String::strip).toList();
    assertThat(cut(text)).isEqualTo(expected);
  }

  @Test
  void whateverTheTextTheEndsAscendWithinIt() {
    Random random = new Random(7);
    String characters = "aB. \n\"”!?\u0000…é\uD83D\uDE00\uD800\u200F.A.1,U";
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(60); length > 0; length--) {
        text.append(characters.charAt(random.nextInt(characters.length())));
      }
      int before = 0;
      for (int end : Sentences.ends(text.toString())) {
        assertThat(end).isGreaterThan(before).isLessThan(text.length());
        before = end;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a ", ". ", "A. ", "\n", "\n\n", "U.S.", "…", "\uD83D\uDE00", "\" "})
  void aHostileTextIsCutInBoundedTime(String repeated) {
    String text = repeated.repeat(5_000_000 / repeated.length());
    int[] ends = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Sentences.ends(text));
    int before = 0;
    for (int end : ends) {
      boolean blank = text.substring(before, end).isBlank();
      assertThat(end - before).isLessThanOrEqualTo(blank ? text.length() : 2 * Sentences.LONGEST);
      before = end;
    }
  }
}
