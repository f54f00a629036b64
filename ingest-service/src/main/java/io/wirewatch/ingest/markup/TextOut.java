package io.wirewatch.ingest.markup;

/**
 * Takes characters and ends of paragraphs in, and makes clean text of them: white space folded,
 * control characters and zero-width marks left out, paragraphs parted by an empty line.
 */
final class TextOut {
  private final StringBuilder out;
  private boolean space;
  private boolean paragraph;
  private boolean lineBroken;

  TextOut(int length) {
    this.out = new StringBuilder(length);
  }

  void append(CharSequence text, int from, int to) {
    int at = from;
    while (at < to) {
      int end = endOfPlain(text, at, to);
      if (end > at) {
        part();
        out.append(text, at, end);
        at = end;
      } else {
        append(text.charAt(at++));
      }
    }
  }

  /** Where words that are one space apart end, which nearly all text is. */
  private static int endOfPlain(CharSequence text, int from, int to) {
    int at = from;
    while (at < to) {
      if (isPlain(text.charAt(at))) {
        at++;
      } else if (at > from
          && text.charAt(at) == ' '
          && at + 1 < to
          && isPlain(text.charAt(at + 1))) {
        at += 2;
      } else {
        return at;
      }
    }
    return at;
  }

  /** Neither space nor invisible; not all that are so. */
  private static boolean isPlain(char c) {
    return (c > ' ' && c < 0x7f) || (c > 0xAD && c < 0x1680) || (c > 0x3000 && c < 0xFEFF);
  }

  void append(char c) {
    if (c > ' ' && c < 0x7f) {
      visible(c);
    } else if (isSpace(c)) {
      space = true;
    } else if (!isInvisible(c)) {
      visible(c);
    }
  }

  void space() {
    space = true;
  }

  void endParagraph() {
    paragraph = true;
    lineBroken = false;
  }

  /** Two breaks in a row are how paragraphs were once written. */
  void breakLine() {
    if (lineBroken) {
      endParagraph();
    } else {
      space = true;
      lineBroken = true;
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }

  static boolean isSpace(char c) {
    return c == ' '
        || (c >= '\t' && c <= '\r')
        || (c >= 0x1c && c <= 0x1f)
        || c == 0x85
        || c == 0xA0
        || (c >= 0x1680 && Character.isSpaceChar(c));
  }

  static boolean isInvisible(char c) {
    return c < ' '
        || (c >= 0x7f && c < 0xA0)
        || c == 0xAD
        || c == 0x200B
        || c == 0x2060
        || c == 0xFEFF
        || c >= 0xFFFE;
  }

  private void visible(char c) {
    part();
    out.append(c);
  }

  /** Parts what comes from what was before. */
  private void part() {
    if (paragraph && !out.isEmpty()) {
      out.append("\n\n");
    } else if (space && !out.isEmpty()) {
      out.append(' ');
    }
    paragraph = false;
    space = false;
    lineBroken = false;
  }
}
