package io.wirewatch.ingest.page;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * How much text there is: its characters but for white space, where one of a script that writes a
 * word with one or two counts as three.
 */
final class Weight {
  private static final Set<String> PARAGRAPHS = Set.of("p", "pre", "blockquote", "li");

  private Weight() {}

  static int of(CharSequence text) {
    int weight = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ' && c != 0xA0) {
        weight += isDense(c) ? 3 : 1;
      }
    }
    return weight;
  }

  /** Han, Kana, Hangul, Thai and their neighbours. */
  static boolean isDense(char c) {
    return (c >= 0x2E80 && c <= 0xD7AF) || (c >= 0x0E00 && c <= 0x0FFF);
  }

  /** The text of an element's paragraphs, and that directly within its divisions, links apart. */
  static int ofParagraphs(Element root) {
    int[] sum = new int[1];
    NodeTraversor.traverse(
        new NodeVisitor() {
          private int links;

          @Override
          public void head(Node node, int depth) {
            if (node instanceof Element element && element.normalName().equals("a")) {
              links++;
            } else if (links == 0 && node instanceof TextNode text) {
              int weight = of(text.getWholeText());
              sum[0] += weight >= 20 || isParagraph(text.parent()) ? weight : 0;
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element && element.normalName().equals("a")) {
              links--;
            }
          }
        },
        root);
    return sum[0];
  }

  private static boolean isParagraph(@org.jspecify.annotations.Nullable Node parent) {
    return parent instanceof Element element && PARAGRAPHS.contains(element.normalName());
  }
}
