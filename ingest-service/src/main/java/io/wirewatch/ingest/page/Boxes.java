package io.wirewatch.ingest.page;

import io.wirewatch.ingest.markup.HtmlText;
import io.wirewatch.ingest.page.Measures.Measure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Takes out of a page the boxes that no class or id tells: what stands under a heading such as
 * "Comments", "Read next" or "About the author", in the languages of many publishers, and rows of
 * teasers, which are alike and each have a headline that leads elsewhere. What would leave too
 * little of the page stays.
 */
final class Boxes {
  private static final int LONGEST_LABEL = 60;
  private static final int LONGEST_PROMOTION = 600;
  private static final int LONGEST_TEASER = 450;
  private static final int FEWEST_TEASERS = 3;

  /** Beyond these no more are looked for: each may have all others beside it. */
  private static final int MOST_LABELS = 100;

  /** The least prose that stays of a page that says that it is an article, and of another. */
  private static final int LEAST_OF_ARTICLE = 60;

  private static final int LEAST = 400;

  private final Measures measures;
  private final Set<Element> gone = new HashSet<>();
  private final int total;
  private final int least;
  private int left;
  private int labels;

  private Boxes(Element root, boolean article) {
    this.measures = new Measures(root, (owner, weight, commas) -> {});
    this.total = measures.of(root).prose();
    this.left = total;
    this.least = article ? LEAST_OF_ARTICLE : Math.max(LEAST, total / 4);
  }

  /**
   * Takes them out of the tree.
   *
   * @param article whether the page says that it is an article, of which a part may be the most
   */
  static void from(Element root, boolean article) {
    Boxes boxes = new Boxes(root, article);
    List<Element> all = root.getAllElements();
    for (Element each : all) {
      Stop.check();
      if (boxes.labels < MOST_LABELS && boxes.isShort(each)) {
        boxes.label(each);
      }
    }
    for (Element each : all) {
      Stop.check();
      if (each.childrenSize() >= FEWEST_TEASERS && boxes.measures.of(each).links() > 0) {
        boxes.teasers(each);
      }
    }
    Set<Element> parents = new LinkedHashSet<>();
    boxes.gone.forEach(each -> parents.add(Objects.requireNonNull(each.parent())));
    for (Element parent : parents) { // at once: each remove() moves all that follow
      List<Node> kept = new ArrayList<>(parent.childNodes());
      kept.removeIf(child -> child instanceof Element element && boxes.gone.contains(element));
      parent.empty();
      parent.appendChildren(kept);
    }
  }

  private boolean isShort(Element element) {
    Measure measure = measures.of(element);
    return measure.weight() >= 3
        && measure.weight() <= LONGEST_LABEL
        && !measure.hasBlocks()
        && Measures.isBlock(element)
        && !Set.of("li", "td", "h1", "pre", "tr").contains(element.normalName());
  }

  private void label(Element label) {
    Labels kind = Labels.of(HtmlText.fold(label.text()));
    labels += kind == Labels.OTHER ? 0 : 1;
    switch (kind) {
      case COMMENTS -> box(label).ifPresentOrElse(this::take, () -> takeAfter(label, false));
      case RELATED ->
          box(label)
              .filter(this::isOfLinks)
              .ifPresentOrElse(this::take, () -> takeAfter(label, true));
      case PROMOTION ->
          box(label)
              .filter(box -> measures.of(box).weight() <= Math.min(LONGEST_PROMOTION, total / 3))
              .ifPresent(this::take);
      case OTHER -> {}
    }
  }

  private boolean isOfLinks(Element box) {
    Measure measure = measures.of(box);
    return measure.linked() >= 0.25 || measure.prose() * 2 < total;
  }

  /** What the label is the first text of; empty when that is the page's main part. */
  private Optional<Element> box(Element label) {
    Element box = label;
    Element parent = label.parent();
    while (parent != null && isFirst(box, parent)) {
      boolean more = measures.of(parent).weight() > measures.of(box).weight();
      box = parent;
      parent = parent.parent();
      if (more) {
        return isMain(box) ? Optional.empty() : Optional.of(box);
      }
    }
    return Optional.empty();
  }

  private boolean isFirst(Element child, Element parent) {
    for (Element each : parent.children()) {
      if (each.equals(child)) {
        return !parent.hasText() || parent.ownText().isBlank();
      }
      if (measures.of(each).weight() > 0 && !gone.contains(each)) {
        return false;
      }
    }
    return false;
  }

  private static boolean isMain(Element element) {
    return Set.of("body", "main", "article").contains(element.normalName())
        || BodyRules.isNamedBody(element)
        || element.selectFirst("h1") != null;
  }

  /** The label with what follows beside it: all of it, or as long as it is links. */
  private void takeAfter(Element label, boolean links) {
    Element first = label;
    while (first.parent() != null
        && measures.of(first.parent()).weight() == measures.of(label).weight()) {
      first = first.parent();
    }
    List<Element> after = new ArrayList<>(List.of(first));
    int prose = 0;
    for (Element next = first.nextElementSibling(); next != null; ) {
      Measure measure = measures.of(next);
      if (links && measure.linked() < 0.4 && measure.weight() > 0) {
        break;
      }
      after.add(next);
      prose += measure.prose();
      next = next.nextElementSibling();
    }
    if (after.size() > 1 && left - prose >= least) {
      gone.addAll(after);
      left -= prose;
    }
  }

  private void take(Element box) {
    int prose = measures.of(box).prose();
    if (left - prose >= least && gone.add(box)) {
      left -= prose;
    }
  }

  private void teasers(Element parent) {
    Map<String, List<Element>> alike = new LinkedHashMap<>();
    for (Element each : parent.children()) {
      if (Measures.isBlock(each) && measures.of(each).links() > 0 && !gone.contains(each)) {
        alike.computeIfAbsent(each.normalName() + kind(each), any -> new ArrayList<>()).add(each);
      }
    }
    for (List<Element> each : alike.values()) {
      List<Element> teasers =
          each.size() < FEWEST_TEASERS ? each : each.stream().filter(this::isTeaser).toList();
      int prose = teasers.stream().mapToInt(one -> measures.of(one).prose()).sum();
      if (teasers.size() >= FEWEST_TEASERS
          && teasers.size() * 5 >= each.size() * 4
          && left - prose >= least) {
        gone.addAll(teasers);
        left -= prose;
      }
    }
  }

  /** The first word of its class: others tell the first from the last, and odd from even. */
  private static String kind(Element element) {
    return element.className().strip().replaceFirst("\\s.*", "").replaceAll("\\d+", "");
  }

  private boolean isTeaser(Element element) {
    if (measures.of(element).free() > LONGEST_TEASER || element.normalName().equals("p")) {
      return false;
    }
    Map<String, Integer> addresses = new HashMap<>();
    boolean headed = false;
    for (Element link : element.select("a[href]")) {
      String address = link.attr("href");
      addresses.merge(address, 1, Integer::sum);
      headed |= !address.startsWith("#") && isHeadline(link, element);
    }
    return headed && addresses.size() <= 5;
  }

  /** Whether a link is all that its heading or block says. */
  private boolean isHeadline(Element link, Element within) {
    int weight = measures.of(link).weight();
    if (weight < 12 || link.equals(within)) {
      return false;
    }
    Element at = link;
    while (at != null && !at.equals(within) && measures.of(at).weight() == weight) {
      if (Measures.isBlock(at)) {
        return true;
      }
      at = at.parent();
    }
    return link.selectFirst("h1, h2, h3, h4, h5, h6") != null;
  }
}
