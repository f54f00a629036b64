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
    for (int i = from; i < to; i++) {
      append(text.charAt(i));
    }
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
    if (paragraph && !out.isEmpty()) {
      out.append("\n\n");
    } else if (space && !out.isEmpty()) {
      out.append(' ');
    }
    paragraph = false;
    space = false;
    lineBroken = false;
    out.append(c);
  }
}
