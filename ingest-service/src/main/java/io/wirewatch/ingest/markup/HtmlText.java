package io.wirewatch.ingest.markup;

import java.util.Locale;

/**
 * Text out of HTML, read tag by tag without a tree: in one pass, whatever is nested, unclosed or
 * mismatched. Character references are resolved once; scripts, styles and the like are passed over.
 */
public final class HtmlText {
  private final String in;
  private final TextOut out;
  private final Tags tags;

  private HtmlText(String in) {
    this.in = in;
    this.out = new TextOut(in.length());
    this.tags = new Tags(in);
  }

  /**
   * A piece of HTML as text. When it has no tags, its own empty lines part the paragraphs.
   *
   * @return paragraphs parted by an empty line
   */
  public static String of(String html) {
    if (html.indexOf('<') < 0) {
      return ofPlain(References.resolve(html));
    }
    HtmlText text = new HtmlText(html);
    text.read();
    return text.out.toString();
  }

  /** Text without markup: its lines folded, its empty lines kept as the ends of paragraphs. */
  public static String ofPlain(String text) {
    if (isFolded(text)) {
      return text;
    }
    int length = text.length();
    TextOut out = new TextOut(length);
    int lineEnds = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        boolean both = c == '\n' && i > 0 && text.charAt(i - 1) == '\r';
        lineEnds += both ? 0 : 1;
      } else if (!TextOut.isSpace(c)) {
        lineEnds = 0;
      }
      if (lineEnds == 2) {
        out.endParagraph();
      }
      out.append(c);
    }
    return out.toString();
  }

  /** On one line, without control characters and zero-width marks. */
  public static String fold(String text) {
    if (isFolded(text)) {
      return text;
    }
    TextOut out = new TextOut(text.length());
    out.append(text, 0, text.length());
    return out.toString();
  }

  /**
   * Whether text that may be either is rather HTML than plain: it has a tag that HTML knows, or a
   * character reference.
   */
  public static boolean looksLikeHtml(String text) {
    int reference = text.indexOf('&');
    if (reference >= 0 && References.isAnyFrom(text, reference)) {
      return true;
    }
    for (int i = text.indexOf('<'); i >= 0 && i + 1 < text.length(); i = text.indexOf('<', i + 1)) {
      int start = text.charAt(i + 1) == '/' ? i + 2 : i + 1;
      String name = Tags.name(text, start);
      int end = start + name.length();
      boolean ended = end >= text.length() || " \t\r\n/>".indexOf(text.charAt(end)) >= 0;
      if ((ended && (HtmlTags.isHtml(name.toLowerCase(Locale.ROOT)) || name.indexOf(':') > 0))
          || text.startsWith("<!--", i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFolded(String text) {
    boolean spaceBefore = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = c == ' ';
      if (space
          ? spaceBefore
          : c < ' ' || (c >= 0x7f && (TextOut.isSpace(c) || TextOut.isInvisible(c)))) {
        return false;
      }
      spaceBefore = space;
    }
    return text.isEmpty() || !spaceBefore;
  }

  private void read() {
    int at = 0;
    while (at < in.length()) {
      int tag = in.indexOf('<', at);
      int end = tag < 0 ? in.length() : tag;
      References.resolve(in, at, end, out);
      if (tag < 0) {
        return;
      }
      at = markup(tag);
    }
  }

  private int markup(int at) {
    char next = at + 1 < in.length() ? in.charAt(at + 1) : ' ';
    if (next == '?' || (next == '!' && Tags.isDeclaration(in, at))) {
      return tags.endOfDeclaration(at);
    }
    boolean closes = next == '/';
    String name = Tags.name(in, closes ? at + 2 : at + 1).toLowerCase(Locale.ROOT);
    int end = name.isEmpty() ? -1 : tags.endOfTag(at);
    if (name.isEmpty() || (end < 0 && !HtmlTags.isHtml(name))) {
      out.append('<');
      return at + 1;
    }
    if (end < 0) {
      return in.length(); // broken off within a tag
    }
    String local = name.substring(name.indexOf(':') + 1);
    if (HtmlTags.isHidden(local) && !closes && in.charAt(end - 2) != '/') {
      return tags.endOfElement(local, end);
    }
    startOrEnd(local, closes);
    return end;
  }

  private void startOrEnd(String name, boolean closes) {
    if (name.equals("br")) {
      out.breakLine();
    } else if (HtmlTags.isParagraph(name)) {
      out.endParagraph();
    } else if (!closes && (name.equals("td") || name.equals("th") || name.equals("option"))) {
      out.space();
    }
  }
}
