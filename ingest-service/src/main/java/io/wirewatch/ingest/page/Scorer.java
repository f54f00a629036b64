package io.wirewatch.ingest.page;

import io.wirewatch.ingest.page.Measures.Measure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Finds where a page's prose is densest, in the manner of Mozilla's Readability: each run of text
 * gives points to what is around it, the nearer the more; links take them away again.
 */
final class Scorer implements Measures.Runs {
  private static final int LEVELS = 5;
  private static final Set<String> HOSTS = Set.of("p", "pre", "blockquote", "li", "dd", "td");
  private static final Pattern GOOD =
      Discards.words(
          "article\\w*|body|content\\w*|entry|hentry|h-entry|main|page|post|text(?= |$)|blog|story|column-main|prose|news");
  private static final Pattern BAD =
      Discards.words(
          "combx|contact|foot\\w*|gdpr|masthead|media|meta|outbrain|promo|related|scroll|share|shoutbox"
              + "|sidebar|skyscraper|sponsor|shopping|tags|tool|widget|list|teasers?|index");

  private Measures measures;
  private final List<Element> candidates = new ArrayList<>();

  private record Run(Element owner, int weight, int commas) {}

  private final List<Run> runs = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  Scorer() {}

  @Override
  public void run(Element owner, int weight, int commas) {
    runs.add(new Run(owner, weight, commas));
  }

  /** The element with most points and those beside it that go with it; empty without prose. */
  List<Element> best(Measures of) {
    measures = of;
    Map<Element, Integer> counts = new HashMap<>();
    runs.forEach(run -> counts.merge(run.owner, 1, Integer::sum));
    for (Run run : runs) {
      Stop.check();
      credit(run, counts.getOrDefault(run.owner, 1));
    }
    Optional<Element> top = top();
    return top.map(element -> withSiblings(raised(element))).orElse(List.of());
  }

  private void credit(Run run, int ofOwner) {
    double points = 1 + Math.min(run.commas, 10) + Math.min(run.weight / 80.0, 4);
    Element at = run.owner;
    boolean hosted = HOSTS.contains(at.normalName()) || !measures.of(at).hasBlocks();
    if (hosted && ofOwner == 1 && at.parent() != null) {
      at = at.parent();
    }
    for (int level = 0; at != null && level < LEVELS; level++) {
      if (at.normalName().equals("html")) {
        break;
      }
      Measure measure = measures.of(at);
      if (measure.score() == 0) {
        measure.add(start(at));
        candidates.add(at);
      }
      measure.add(points / (level == 0 ? 1 : level == 1 ? 2 : level * 3));
      at = at.parent();
    }
  }

  private static double start(Element element) {
    double points =
        switch (element.normalName()) {
          case "article", "main" -> 15;
          case "div", "section" -> 5;
          case "pre", "td", "blockquote" -> 3;
          case "address", "ol", "ul", "dl", "dd", "dt", "li", "form", "aside" -> -3;
          case "h1", "h2", "h3", "h4", "h5", "h6", "th" -> -5;
          default -> 0.01;
        };
    String names = Discards.names(element);
    return points + (GOOD.matcher(names).find() ? 20 : 0) - (BAD.matcher(names).find() ? 20 : 0);
  }

  private double points(Element element) {
    Measure measure = measures.of(element);
    return measure.score() * (1 - measure.linked());
  }

  private Optional<Element> top() {
    Element best = null;
    double most = 0;
    for (Element each : candidates) {
      double points = points(each);
      if (points > most) {
        most = points;
        best = each;
      }
    }
    return Optional.ofNullable(best);
  }

  /** An ancestor when the text is spread over several of its children, or it has no other. */
  private Element raised(Element top) {
    Element best = top;
    Element at = top;
    Element parent = best.parent();
    for (int level = 0; parent != null && level < 6; level++) {
      if (parent.normalName().equals("body") || parent.normalName().equals("html")) {
        break;
      }
      boolean onlyChild = best.equals(at) && parent.childrenSize() == 1;
      boolean spread = alike(at, parent) >= 2 && measures.of(parent).linked() < 0.25;
      if (onlyChild || spread) {
        best = parent;
      }
      at = parent;
      parent = parent.parent();
    }
    return best;
  }

  /** How many of its other children are like it and hold about as much. */
  private int alike(Element best, Element parent) {
    int alike = 0;
    for (Element each : parent.children()) {
      boolean similar =
          !each.equals(best) && each.normalName().equals(best.normalName()) && kin(each, best);
      alike += similar && measures.of(each).prose() * 4 >= measures.of(best).prose() ? 1 : 0;
    }
    return alike;
  }

  /** Whether they share a class, or neither has any. */
  private static boolean kin(Element one, Element two) {
    return one.className().isBlank()
        ? two.className().isBlank()
        : one.classNames().stream().anyMatch(two.classNames()::contains);
  }

  private List<Element> withSiblings(Element top) {
    Element parent = top.parent();
    if (parent == null || Set.of("body", "td", "th", "tr").contains(top.normalName())) {
      return List.of(top);
    }
    double least = Math.max(10, points(top) * 0.2);
    List<Element> all = new ArrayList<>();
    for (Element each : parent.children()) {
      Measure measure = measures.of(each);
      boolean same = !top.className().isEmpty() && each.className().equals(top.className());
      double bonus = same ? points(top) * 0.2 : 0;
      boolean paragraph =
          each.normalName().equals("p")
              && ((measure.weight() > 80 && measure.linked() < 0.25)
                  || (measure.weight() > 0
                      && measure.linked() == 0
                      && each.text().matches("(?s).*[.!?。]\\s*$")));
      if (each.equals(top) || (kin(each, top) && points(each) + bonus >= least) || paragraph) {
        all.add(each);
      }
    }
    return all;
  }
}
