package io.wirewatch.matcher;

/**
 * Where words end in ASCII text, by the rules of Unicode's Standard Annex 29 as Lucene's {@code
 * StandardTokenizer} applies them. What these few lines do not decide is left to the tokenizer.
 */
final class StandardWords {
  /** The longest word that is not cut, in UTF-16 units. */
  static final int LONGEST = 255;

  private static final byte PLAIN = 0;
  private static final byte LETTER = 1;
  private static final byte DIGIT = 2;
  private static final byte JOINS_ALIKE = 3; // two letters or two digits
  private static final byte JOINS_LETTERS = 4;
  private static final byte JOINS_DIGITS = 5;
  private static final byte UNDECIDED = 6;

  private static final byte[] KINDS = kinds();

  private StandardWords() {}

  private static byte[] kinds() {
    byte[] kinds = new byte[128];
    for (char c = 0; c < 128; c++) {
      kinds[c] =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
              ? LETTER
              : c >= '0' && c <= '9' ? DIGIT : PLAIN;
    }
    kinds['.'] = JOINS_ALIKE;
    kinds['\''] = JOINS_ALIKE;
    kinds[':'] = JOINS_LETTERS;
    kinds[','] = JOINS_DIGITS;
    kinds[';'] = JOINS_DIGITS;
    kinds['_'] = UNDECIDED;
    kinds['#'] = UNDECIDED; // with what may follow, an emoji
    kinds['*'] = UNDECIDED;
    return kinds;
  }

  private static byte kind(char c) {
    if (c < 128) {
      return KINDS[c];
    }
    return switch (c) {
      case '\u2013', '\u2014', '\u201C', '\u201D', '\u2026' -> PLAIN; // dashes, quotes, ellipsis
      case '\u2018', '\u2019' -> JOINS_ALIKE; // single quotes
      default -> UNDECIDED;
    };
  }

  /** Whether a word may start with it, and goes on with {@link #end}. */
  static boolean isWord(char c) {
    return c < 128 && (KINDS[c] == LETTER || KINDS[c] == DIGIT);
  }

  /** Whether it is of no word when it is not between two letters or digits. */
  static boolean isPlain(char c) {
    return kind(c) != UNDECIDED;
  }

  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** Where the word that starts here ends, exclusive; -1 when the tokenizer is to say. */
  static int end(char[] chars, int start, int length) {
    int at = start;
    byte last = PLAIN;
    while (at < length) {
      byte kind = kind(chars[at]);
      if (kind == LETTER || kind == DIGIT) {
        last = kind;
        at++;
      } else if (kind == UNDECIDED) {
        return -1;
      } else if (kind == PLAIN || at + 1 == length) {
        break;
      } else {
        byte next = kind(chars[at + 1]);
        if (next == UNDECIDED) {
          return -1;
        }
        boolean joins =
            next == last
                && (kind == JOINS_ALIKE || kind == (last == LETTER ? JOINS_LETTERS : JOINS_DIGITS));
        if (!joins) {
          break;
        }
        at++;
      }
    }
    return at - start > LONGEST ? -1 : at;
  }
}
