package io.wirewatch.analysis.language;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is looked at of a text: its first {@link #LENGTH} UTF-16 units.
 *
 * @param text as it is written
 * @param script of most of its letters; {@code UNKNOWN} when it has none
 * @param kana whether some of its letters are Japanese only
 * @param words those that tell of its language, lower-cased; names tell of another
 */
record Sample(String text, UnicodeScript script, boolean kana, List<String> words) {
  static final int LENGTH = 1_000;

  static Sample of(String title, String body) {
    String head = title.substring(0, Math.min(title.length(), LENGTH));
    String text = head + "\n" + body.substring(0, Math.min(body.length(), LENGTH - head.length()));
    Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    List<String> plain = new ArrayList<>();
    List<String> capitalised = new ArrayList<>();
    int start = -1;
    boolean opens = true; // whether the next word opens a sentence
    for (int i = 0; i <= text.length(); ) {
      int c = i < text.length() ? text.codePointAt(i) : '\n';
      if (Character.isLetter(c)
          || (start >= 0 && Character.getType(c) == Character.NON_SPACING_MARK)) {
        letters.merge(UnicodeScript.of(c), 1, Integer::sum);
        start = start < 0 ? i : start;
      } else if (start >= 0) {
        String word = text.substring(start, i);
        boolean name = !opens && Character.isUpperCase(word.codePointAt(0));
        (name ? capitalised : plain).add(word.toLowerCase(Locale.ROOT));
        start = -1;
        opens = false;
      }
      opens |= c == '\n' || c == '.' || c == '!' || c == '?' || c == '¿' || c == '¡';
      i += Character.charCount(c);
    }
    return new Sample(
        text,
        letters.entrySet().stream()
            .filter(entry -> entry.getKey() != UnicodeScript.COMMON)
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(UnicodeScript.UNKNOWN),
        letters.containsKey(UnicodeScript.HIRAGANA) || letters.containsKey(UnicodeScript.KATAKANA),
        plain.size() * 3 < capitalised.size() ? capitalised : plain);
  }
}
