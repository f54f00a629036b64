package io.wirewatch.ingest.feed;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;

/** Markup as plain text: whitespace folded, paragraphs parted by an empty line. */
final class PlainText {
  private static final Set<String> PASSED_OVER =
      Set.of(
          "audio",
          "button",
          "canvas",
          "form",
          "head",
          "iframe",
          "math",
          "noscript",
          "object",
          "script",
          "select",
          "style",
          "svg",
          "template",
          "textarea",
          "title",
          "video");
  private static final Set<String> PARAGRAPHS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "caption",
          "dd",
          "details",
          "div",
          "dl",
          "dt",
          "figcaption",
          "figure",
          "footer",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hr",
          "li",
          "main",
          "nav",
          "ol",
          "p",
          "pre",
          "section",
          "summary",
          "table",
          "tr",
          "ul");

  private static final Pattern TAG = Pattern.compile("<[A-Za-z/!?]");
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}&&[^\\t\\n\\x0B\\f\\r\\x85]]|[\\u200B\\u2060\\uFEFF\\u00AD]");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\x85]+");

  private final StringBuilder out = new StringBuilder();
  private final StringBuilder paragraph = new StringBuilder();
  private boolean lineBroken;

  private PlainText() {}

  /**
   * A piece of HTML as text. When it has no tags, its own empty lines part the paragraphs. Its
   * character references are resolved, once.
   */
  static String ofHtml(String html) {
    if (!TAG.matcher(html).find()) {
      return of(Parser.unescapeEntities(html, false));
    }
    return ofMarkup(Jsoup.parseBodyFragment(html).body());
  }

  /** Text without markup: its lines folded, its empty lines kept as the ends of paragraphs. */
  static String of(String text) {
    PlainText plain = new PlainText();
    for (String paragraph : text.split("\\R\\s*\\R", -1)) {
      plain.paragraph.append(paragraph);
      plain.endParagraph();
    }
    return plain.out.toString();
  }

  /** The text of parsed markup, HTML or XHTML. */
  static String ofMarkup(Element root) {
    PlainText plain = new PlainText();
    root.filter(plain.reader());
    plain.endParagraph();
    return plain.out.toString();
  }

  /** On one line, without control characters and zero-width marks. */
  static String fold(String text) {
    return SPACE.matcher(INVISIBLE.matcher(text).replaceAll("")).replaceAll(" ").strip();
  }

  private NodeFilter reader() {
    return new NodeFilter() {
      @Override
      public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
          paragraph.append(text.getWholeText());
          lineBroken &= text.isBlank();
        } else if (node instanceof Element element) {
          String name = Xml.local(element);
          if (depth > 0 && PASSED_OVER.contains(name)) {
            return FilterResult.SKIP_ENTIRELY;
          }
          startOrEnd(name);
        }
        return FilterResult.CONTINUE;
      }

      @Override
      public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element && !Xml.local(element).equals("br")) {
          startOrEnd(Xml.local(element));
        }
        return FilterResult.CONTINUE;
      }
    };
  }

  private void startOrEnd(String name) {
    if (PARAGRAPHS.contains(name)) {
      endParagraph();
    } else if (name.equals("br")) {
      if (lineBroken) { // two in a row are how paragraphs were once written
        endParagraph();
      } else {
        paragraph.append(' ');
        lineBroken = true;
      }
    } else if (name.equals("td") || name.equals("th")) {
      paragraph.append(' ');
    }
  }

  private void endParagraph() {
    String text = fold(paragraph.toString());
    if (!text.isEmpty()) {
      out.append(out.isEmpty() ? "" : "\n\n").append(text);
    }
    paragraph.setLength(0);
    lineBroken = false;
  }
}
