package io.wirewatch.ingest.page;

import io.wirewatch.ingest.markup.HtmlText;
import io.wirewatch.ingest.page.Measures.Measure;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Writes the text of elements, block by block: paragraphs, headings, items of lists, rows of tables
 * and code as it stands. On the way it leaves out what is little but links.
 */
final class BodyText {
  /**
   * A piece of text that stands apart.
   *
   * @param kind the name of its element
   * @param text on one line, unless it is {@code pre}
   * @param weight its weight
   * @param linked how much of that is links
   */
  record Block(String kind, String text, int weight, int linked) {
    boolean isHeading() {
      return kind.length() == 2 && kind.charAt(0) == 'h' && Character.isDigit(kind.charAt(1));
    }
  }

  private final Measures measures;
  private final boolean prose;
  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder run = new StringBuilder();
  private int linked;
  private int total;

  private BodyText(Measures measures, boolean prose) {
    this.measures = measures;
    this.prose = prose;
  }

  /**
   * The blocks of these elements in their order.
   *
   * @param prose whether links by themselves are no part of it, as in an article
   */
  static List<Block> of(List<Element> roots, Measures measures, boolean prose) {
    BodyText text = new BodyText(measures, prose);
    for (Element root : roots) {
      text.total += measures.of(root).free();
    }
    for (Element root : roots) {
      text.block(root, root.normalName());
    }
    return text.blocks;
  }

  private void block(Element element, String kind) {
    Stop.check();
    if (kind.equals("pre")) {
      end("");
      String code = element.wholeText().strip();
      if (!code.isEmpty()) {
        blocks.add(new Block("pre", code, Weight.of(code), 0));
      }
      return;
    }
    children(element, kind, 0);
    end(kind);
  }

  private void children(Element element, String kind, int links) {
    int breaks = 0;
    for (int i = 0; i < element.childNodeSize(); i++) {
      Node child = element.childNode(i);
      if (child instanceof TextNode text) {
        String words = text.getWholeText();
        run.append(words);
        linked += links > 0 ? Weight.of(words) : 0;
        breaks = words.isBlank() ? breaks : 0;
      } else if (child instanceof Element inner) {
        String name = inner.normalName();
        if (name.equals("br")) {
          run.append(' ');
          if (++breaks == 2) {
            end(kind);
          }
          continue;
        }
        breaks = 0;
        inner(inner, name, kind, links);
      }
    }
  }

  private void inner(Element inner, String name, String kind, int links) {
    Measure measure = measures.of(inner);
    if (!Measures.isBlock(inner)) {
      children(inner, kind, links + (name.equals("a") ? 1 : 0));
    } else if ((name.equals("td") || name.equals("th")) && !measure.hasBlocks()) {
      run.append(' ');
      children(inner, kind, links);
      run.append(' ');
    } else {
      end(kind);
      if (!isLinks(inner, name, measure)) {
        block(inner, isPlain(name) && !isPlain(kind) ? kind : name);
      }
    }
  }

  private static boolean isPlain(String name) {
    return name.equals("p") || name.equals("div") || name.equals("section");
  }

  /** Whether it is a list of where else to go, or a box of that kind. */
  private boolean isLinks(Element element, String name, Measure measure) {
    if (measure.weight() < 4 || measure.linked() < 0.3) {
      return false;
    }
    int share = Math.max(total, 1);
    return switch (name) {
      case "ul", "ol", "dl", "table" ->
          measure.linked() > (prose ? 0.55 : 0.75) && measure.free() < share * 0.3;
      case "div", "section", "aside", "article", "details", "center", "td" ->
          measure.linked() > (prose ? 0.5 : 0.8)
              && measure.free() < share * 0.1
              && measure.prose() < 150;
      case "p", "h2", "h3", "h4", "h5", "h6" ->
          prose
              && measure.linked() > 0.85
              && total > 400
              && !element.text().matches("(?s).*[.!?。…\"”]\\s*$");
      default -> false;
    };
  }

  private void end(String kind) {
    String text = HtmlText.fold(run.toString());
    if (!text.isEmpty()) {
      blocks.add(new Block(kind, text, Weight.of(text), linked));
    }
    run.setLength(0);
    linked = 0;
  }
}
