package io.wirewatch.analysis.text;

/**
 * Headlines in which capitals say nothing, because each word has them, as plain text: {@code
 * Thousands March in Kyiv} is {@code Thousands march in kyiv}. The length stays the same, so that
 * places in one are places in the other.
 */
public final class Headline {
  private Headline() {}

  /** The headline as it would stand in a sentence, of the same length. */
  public static String plain(String title) {
    int words = 0;
    int capitals = 0;
    int shouted = 0;
    boolean within = false;
    for (int i = 0; i < title.length(); i++) {
      char c = title.charAt(i);
      boolean letter = Character.isLetter(c);
      if (letter && !within && wordEnd(title, i) - i > 3) {
        words++;
        capitals += Character.isUpperCase(c) ? 1 : 0;
        shouted += isShouted(title, i, wordEnd(title, i)) ? 1 : 0;
      }
      within = letter || (within && (c == '\'' || c == '’'));
    }
    if (words < 3 || capitals < words) {
      return title;
    }
    return lowered(title, shouted == words);
  }

  private static String lowered(String title, boolean evenShouted) {
    char[] plain = title.toCharArray();
    int start = 0;
    while (start < plain.length) {
      int end = wordEnd(title, start);
      if (end > start && (evenShouted ? end - start > 3 : !isShouted(title, start, end))) {
        for (int i = start; i < end; i++) {
          plain[i] = Character.toLowerCase(plain[i]);
        }
      }
      start = Math.max(end, start + 1);
    }
    return new String(plain);
  }

  private static int wordEnd(String title, int start) {
    int end = start;
    while (end < title.length() && Character.isLetter(title.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isShouted(String title, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Character.isUpperCase(title.charAt(i))) {
        return false;
      }
    }
    return end - start > 1;
  }
}
