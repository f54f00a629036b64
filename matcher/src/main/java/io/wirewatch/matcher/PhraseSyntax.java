package io.wirewatch.matcher;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes phrases as Lucene does: a question mark for a gap, a bar between words in one place. */
final class PhraseSyntax {
  private static final int LONGEST_GAP = 20;

  private PhraseSyntax() {}

  static String of(PhraseClause phrase) {
    StringBuilder text = new StringBuilder(phrase.words[0].fieldName).append(":\"");
    text.append(slot(phrase, 0));
    for (int slot = 1; slot < phrase.slots(); slot++) {
      int gap = phrase.offset(slot) - phrase.offset(slot - 1);
      text.append(gap <= 0 ? "|" : " ");
      if (gap > LONGEST_GAP) {
        text.append("?*").append(gap - 1).append(' ');
      } else {
        text.repeat("? ", Math.max(0, gap - 1));
      }
      text.append(slot(phrase, slot));
    }
    return text.append('"').append(phrase.slop == 0 ? "" : "~" + phrase.slop).toString();
  }

  private static String slot(PhraseClause phrase, int slot) {
    String words =
        Arrays.stream(phrase.words, phrase.start(slot), phrase.end(slot))
            .map(word -> word.text)
            .collect(Collectors.joining(" "));
    return phrase.end(slot) - phrase.start(slot) == 1 ? words : "(" + words + ")";
  }
}
