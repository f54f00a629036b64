package io.wirewatch.ingest.page;

import io.wirewatch.ingest.page.BodyText.Block;
import io.wirewatch.ingest.page.Measures.Measure;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The main text of a page, by a cascade: the body as its publisher names it, the {@code article},
 * the element that the {@link Scorer} prefers, the main part, and all paragraphs as the last
 * resort.
 *
 * @param text paragraphs parted by an empty line
 * @param weight its weight
 * @param found whether it was more than the last resort
 */
record Body(String text, int weight, boolean found) {
  /** Below this a text is doubted, and read once more with less left out. */
  static final int LITTLE = 250;

  /**
   * Reads it.
   *
   * @param page is changed by this
   * @param facts what the page says of itself
   * @param article whether the page says that it is one article
   * @param strict whether names of classes count for what is left out
   */
  static Body of(Document page, Facts facts, boolean article, boolean strict) {
    Element root = page.body();
    Discards.from(root, strict);
    Boxes.from(root, article);
    Scorer scorer = new Scorer();
    Measures measures = new Measures(root, scorer);
    BodyRules rules = new BodyRules(measures, article);
    List<Element> scored = scorer.best(measures);
    List<Element> named = rules.named(root);
    boolean byName = !named.isEmpty();
    List<Element> elements = named;
    boolean oneOfMany = article && named.size() == 1 && rules.isOneOfMany(named.getFirst(), root);
    if (!oneOfMany && prose(named, measures) < prose(scored, measures) * 0.6) {
      byName = false;
      elements = scored;
      List<Element> byTag = rules.article(root);
      int inTag = prose(byTag, measures);
      if (inTag >= prose(scored, measures) * 0.7 && inTag <= prose(scored, measures) * 2.5) {
        elements = byTag;
      }
    }
    boolean prose = byName || article;
    if (!prose) {
      elements = wider(elements, rules.main(root), root, measures);
    }
    Body body = body(BodyRules.withLead(elements, measures), measures, facts, prose);
    boolean found = body.weight >= (byName || article ? BodyRules.LEAST : LITTLE);
    if (!found) {
      Body all = body(List.of(root), measures, facts, false);
      body = all.weight > body.weight * 2 ? all : body;
    }
    return new Body(body.text, body.weight, found);
  }

  /** More of a page that is no article, when the densest part is but a small one. */
  private static List<Element> wider(
      List<Element> elements, List<Element> main, Element root, Measures measures) {
    List<Element> around = main.isEmpty() ? List.of(root) : main;
    int free = 0;
    for (Element each : around) {
      free += measures.of(each).free();
    }
    int own = 0;
    for (Element each : elements) {
      own += measures.of(each).free();
    }
    return own < free * 0.45 ? around : elements;
  }

  private static int prose(List<Element> elements, Measures measures) {
    int sum = 0;
    for (Element each : elements) {
      Measure measure = measures.of(each);
      sum += measure.prose();
    }
    return sum;
  }

  private static Body body(List<Element> elements, Measures measures, Facts facts, boolean prose) {
    List<Block> blocks = Lines.of(BodyText.of(elements, measures, prose), facts, prose);
    int weight = 0;
    for (Block block : blocks) {
      weight += block.weight();
    }
    String text = blocks.stream().map(Block::text).collect(Collectors.joining("\n\n"));
    return new Body(text, weight, true);
  }
}
