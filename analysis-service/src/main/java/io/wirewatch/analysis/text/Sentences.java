package io.wirewatch.analysis.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Where the sentences of a text end. A sentence ends at a full stop, question or exclamation mark
 * that is followed by white space and what can begin a sentence, and at the end of a paragraph; not
 * at the full stop of an abbreviation or initial. What goes on for longer than {@link #LONGEST} is
 * cut, so that no sentence is the whole of a hostile text.
 */
public final class Sentences {
  /** In UTF-16 units. */
  public static final int LONGEST = 2_000;

  /** After which a name or number follows, and never a new sentence. */
  private static final Set<String> BEFORE_NAMES =
      Set.of(
          "mr", "mrs", "ms", "messrs", "dr", "prof", "gen", "lt", "col", "maj", "capt", "cpt",
          "sgt", "cpl", "pvt", "adm", "brig", "cmdr", "cdr", "cmd", "sen", "rep", "gov", "pres",
          "rev", "fr", "hon", "amb", "sec", "supt", "insp", "st", "mt", "ft", "vs", "v", "no",
          "nos", "art", "fig", "approx", "ca", "cf", "e.g", "i.e", "al", "op", "vol", "pp", "jan",
          "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon",
          "tue", "wed", "thu", "fri", "sat", "sun", "gens", "cols", "drs", "profs", "sens", "reps",
          "sr", "sra", "sres", "gral", "cnel", "tte", "dra", "pdte", "ee", "núm");

  /** Which may end a sentence, if such a word follows. */
  private static final Set<String> STARTERS =
      Set.of(
          "the",
          "a",
          "an",
          "it",
          "he",
          "she",
          "they",
          "we",
          "i",
          "but",
          "and",
          "in",
          "on",
          "at",
          "this",
          "that",
          "these",
          "those",
          "there",
          "his",
          "her",
          "their",
          "its",
          "both",
          "after",
          "before",
          "while",
          "when",
          "as",
          "if",
          "for",
          "from",
          "by",
          "with",
          "meanwhile",
          "however",
          "some",
          "several",
          "many",
          "police",
          "officials",
          "according",
          "since",
          "no",
          "not",
          "so",
          "what",
          "who",
          "why",
          "how",
          "you",
          "our",
          "my",
          "one",
          "two",
          "three",
          "el",
          "la",
          "los",
          "las",
          "según",
          "pero");

  private final String text;
  private int[] ends = new int[16];
  private int size;

  private Sentences(String text) {
    this.text = text;
  }

  /**
   * Where each sentence but the last ends, exclusive, in UTF-16 units, ascending; the white space
   * that follows a sentence belongs to it.
   */
  public static int[] ends(String text) {
    Sentences sentences = new Sentences(text);
    sentences.cut();
    return Arrays.copyOf(sentences.ends, sentences.size);
  }

  private void cut() {
    int start = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int end = -1;
      if (c == '.' || c == '!' || c == '?' || c == '…' || c == '。') {
        end = endAfter(i);
      } else if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029') {
        end = endOfLine(i);
      }
      if ((end < 0 && i - start >= LONGEST && Character.isWhitespace(c))
          || (i - start >= 2 * LONGEST && !Character.isLowSurrogate(c))) {
        end = i;
      }
      if (end > start && end < text.length()) {
        add(end);
        start = end;
      }
      i = Math.max(i + 1, end);
    }
  }

  private void add(int end) {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
    }
    ends[size++] = end;
  }

  /** Where the sentence ends that a mark may end; -1 when it does not end there. */
  private int endAfter(int mark) {
    int after = mark + 1;
    while (after < text.length() && isClosing(text.charAt(after))) {
      after++;
    }
    int next = skipSpace(after);
    if (next == text.length()) {
      return next;
    }
    if (next == after && text.charAt(mark) != '。') {
      return -1;
    }
    if (!canBegin(next) || (text.charAt(mark) == '.' && isAbbreviation(mark, after, next))) {
      return -1;
    }
    return next;
  }

  private static boolean isClosing(char c) {
    return ".!?…\"'”’)]»".indexOf(c) >= 0;
  }

  private int skipSpace(int from) {
    int at = from;
    while (at < text.length()
        && (Character.isWhitespace(text.charAt(at)) || Character.isSpaceChar(text.charAt(at)))) {
      at++;
    }
    return at;
  }

  private boolean canBegin(int at) {
    int c = text.codePointAt(at);
    return !Character.isLowerCase(c) && !(c == ',' || c == ';' || c == ')' || c == '&');
  }

  private boolean isAbbreviation(int mark, int after, int next) {
    int start = mark;
    while (start > 0 && (Character.isLetterOrDigit(text.charAt(start - 1)) || isInner(start - 1))) {
      start--;
      if (mark - start > 12) {
        return false;
      }
    }
    if (start == mark || after > mark + 1) {
      return false;
    }
    String word = text.substring(start, mark).toLowerCase(Locale.ROOT);
    if (BEFORE_NAMES.contains(word)) {
      return !(word.equals("no") && !Character.isDigit(text.charAt(next)));
    }
    boolean initial = word.length() == 1 && Character.isUpperCase(text.charAt(start));
    boolean dotted = word.indexOf('.') >= 0;
    boolean company =
        word.equals("inc")
            || word.equals("corp")
            || word.equals("ltd")
            || word.equals("co")
            || word.equals("bros");
    boolean item = mark - start <= 2 && Character.isDigit(word.charAt(0)) && startsLine(start);
    return item || (initial && !word.equals("i")) || ((dotted || company) && !isStarter(next));
  }

  /** Whether a line or sentence starts there, as one of a numbered list does. */
  private boolean startsLine(int at) {
    int before = at - 1;
    while (before >= 0 && text.charAt(before) == ' ' && at - before < 8) {
      before--;
    }
    return before < 0 || text.charAt(before) == '\n' || text.charAt(before) == '.';
  }

  private boolean isInner(int at) {
    return text.charAt(at) == '.' && at > 0 && Character.isLetter(text.charAt(at - 1));
  }

  private boolean isStarter(int at) {
    int end = at;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return STARTERS.contains(text.substring(at, end).toLowerCase(Locale.ROOT))
        || (end < text.length() && "\"“‘".indexOf(text.charAt(at)) >= 0);
  }

  /** A line ends a sentence unless the next goes on in lower case, as wrapped text does. */
  private int endOfLine(int at) {
    int next = skipSpace(at);
    if (next == text.length()) {
      return next;
    }
    boolean blankLine = text.substring(at, next).replace("\r\n", "\n").indexOf('\n', 1) > 0;
    int c = text.codePointAt(next);
    boolean wrapped = !blankLine && (Character.isLowerCase(c) || (at > 0 && isWrap(at)));
    return wrapped ? -1 : next;
  }

  /** Whether a line breaks after a word of a long line, and not after a heading. */
  private boolean isWrap(int at) {
    int lineStart = at;
    while (lineStart > 0 && text.charAt(lineStart - 1) != '\n' && at - lineStart < 200) {
      lineStart--;
    }
    char before = text.charAt(at - 1);
    int length = at - lineStart;
    return length >= 55 && length <= 100 && (Character.isLetterOrDigit(before) || before == ',');
  }
}
