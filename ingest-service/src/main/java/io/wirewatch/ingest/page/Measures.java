package io.wirewatch.ingest.page;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * How much text stands in each element of a tree, how much of it in links, and how much in runs
 * that are long enough to be prose. One walk of the tree; its depth is bounded by {@link Tree}.
 */
final class Measures {
  /** The least weight of a run of text that may be prose. */
  static final int LEAST_RUN = 25;

  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "center",
          "dd",
          "details",
          "dir",
          "div",
          "dl",
          "dt",
          "fieldset",
          "figure",
          "figcaption",
          "footer",
          "form",
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
          "ol",
          "p",
          "pre",
          "section",
          "summary",
          "table",
          "tbody",
          "td",
          "tfoot",
          "th",
          "thead",
          "tr",
          "ul",
          "caption");

  /** One element's. */
  static final class Measure {
    private int weight;
    private int links;
    private int prose;
    private boolean blocks;
    private double score;

    /** All its text. */
    int weight() {
      return weight;
    }

    /** Its text in links. */
    int links() {
      return links;
    }

    /** Its text outside links. */
    int free() {
      return weight - links;
    }

    /** Its text in long runs outside links. */
    int prose() {
      return prose;
    }

    /** Whether it has elements that stand apart. */
    boolean hasBlocks() {
      return blocks;
    }

    /** The share of its text that is links: 0 to 1. */
    double linked() {
      return weight == 0 ? 0 : (double) links / weight;
    }

    double score() {
      return score;
    }

    void add(double points) {
      score += points;
    }
  }

  /** Is told of each run of text. */
  interface Runs {
    /**
     * A run of text with no block within.
     *
     * @param owner the innermost block around it
     * @param weight its weight
     * @param commas how many
     */
    void run(Element owner, int weight, int commas);
  }

  private final Map<Element, Measure> measures = new HashMap<>();
  private final Runs runs;
  private int runWeight;
  private int runLinks;
  private int runCommas;

  Measures(Element root, Runs runs) {
    this.runs = runs;
    block(root, 0);
  }

  Measure of(Element element) {
    return measures.computeIfAbsent(element, any -> new Measure());
  }

  /** Whether it stands apart from the text around it. */
  static boolean isBlock(Element element) {
    return BLOCKS.contains(element.normalName());
  }

  private void block(Element element, int links) {
    Stop.check();
    Measure own = of(element);
    children(element, element, own, links);
    endRun(element, own);
  }

  private void children(Element element, Element owner, Measure own, int links) {
    int breaks = 0;
    for (int i = 0; i < element.childNodeSize(); i++) {
      Node child = element.childNode(i);
      if (child instanceof TextNode text) {
        int added = text(text.getWholeText(), links > 0);
        own.weight += added;
        own.links += links > 0 ? added : 0;
        breaks = added > 0 ? 0 : breaks;
      } else if (child instanceof Element inner) {
        if (inner.normalName().equals("br")) {
          if (++breaks == 2) {
            endRun(owner, of(owner));
          }
          continue;
        }
        breaks = 0;
        int within = links + (inner.normalName().equals("a") ? 1 : 0);
        Measure measure = of(inner);
        if (isBlock(inner)) {
          endRun(owner, of(owner));
          block(inner, within);
          own.blocks = true;
        } else {
          children(inner, owner, measure, within);
          own.blocks |= measure.blocks;
        }
        own.weight += measure.weight;
        own.links += measure.links;
        own.prose += measure.prose;
      }
    }
  }

  private int text(String text, boolean linked) {
    int added = Weight.of(text);
    runWeight += added;
    runLinks += linked ? added : 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      runCommas += c == ',' || c == '，' || c == '、' || c == '،' ? 1 : 0;
    }
    return added;
  }

  private void endRun(Element owner, Measure own) {
    if (runWeight - runLinks >= LEAST_RUN) {
      own.prose += runWeight - runLinks;
      runs.run(owner, runWeight - runLinks, runCommas);
    }
    runWeight = 0;
    runLinks = 0;
    runCommas = 0;
  }
}
