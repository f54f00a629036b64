package io.wirewatch.analysis.place;

/** What stands around a place of a text. Looks no further than a headline is long. */
final class Surroundings {
  private static final int HEADLINE = 160;

  private final String text;

  Surroundings(String text) {
    this.text = text;
  }

  /**
   * The word just before, folded; empty if more than a space, dot, hyphen or apostrophe parts them.
   */
  String wordBefore(int start) {
    int gap = start;
    while (gap > 0 && start - gap < 3 && joint(text.charAt(gap - 1))) {
      gap--;
    }
    int word = Words.previous(text, gap);
    if (gap == start || word < 0 || Words.end(text, word, gap) != gap) {
      return "";
    }
    return Words.fold(text, word, gap);
  }

  /** The word just after, folded; empty if more than one space or hyphen parts them. */
  String wordAfter(int end) {
    int word = end + 1;
    if (word >= text.length()
        || !(text.charAt(end) == ' ' || text.charAt(end) == '-')
        || !Character.isLetterOrDigit(text.charAt(word))) {
      return "";
    }
    return Words.fold(text, word, Words.end(text, word, word + Words.LONGEST));
  }

  private static boolean joint(char unit) {
    return unit == ' '
        || unit == '.'
        || unit == '-'
        || unit == '\''
        || unit == '’'
        || unit == '\u00a0';
  }

  /** Whether the word just before is not the first of its sentence. */
  boolean insideSentence(int start) {
    int word = Words.previous(text, start);
    int at = word - 1;
    while (at >= 0 && word - at < 4 && (text.charAt(at) == ' ' || isQuote(text.charAt(at)))) {
      at--;
    }
    return word > 0
        && at >= 0
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == ',');
  }

  private static boolean isQuote(char unit) {
    return unit == '"' || unit == '“' || unit == '‘' || unit == '\'' || unit == '(';
  }

  /** Whether the line is a headline in which most words are capitalised. */
  boolean headline(int at) {
    int small = 0;
    int large = 0;
    int end = lineEnd(at);
    int word = Words.next(text, lineStart(at));
    while (word < end) {
      int wordEnd = Words.end(text, word, end);
      if (wordEnd - word >= 4) {
        if (Character.isUpperCase(text.charAt(word))) {
          large++;
        } else {
          small++;
        }
      }
      word = Words.next(text, Math.max(wordEnd, word + 1));
    }
    return large >= 3 && small * 3 <= large;
  }

  /** Whether the line around is all in capitals, and has other words. */
  boolean shouted(int at) {
    int end = lineEnd(at);
    int capitals = 0;
    for (int i = lineStart(at); i < end; i++) {
      char unit = text.charAt(i);
      if (Character.isLowerCase(unit)) {
        return false;
      }
      capitals += Character.isUpperCase(unit) ? 1 : 0;
    }
    return capitals > 8;
  }

  private int lineStart(int at) {
    int start = at;
    while (start > 0 && at - start < HEADLINE && !lineBreak(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private int lineEnd(int at) {
    int end = at;
    while (end < text.length() && end - at < HEADLINE && !lineBreak(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean lineBreak(char unit) {
    return unit == '\n' || unit == Gazetteer.AFTER_TITLE;
  }
}
