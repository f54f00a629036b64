package io.wirewatch.ingest.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Finds the element of an article's body by what publishers call it: by its {@code itemprop}, its
 * class or id, or by being HTML's {@code article}.
 */
final class BodyRules {
  /** The least prose for an element to be a body. */
  static final int LEAST = 60;

  /** The least prose of a whole article, as against a teaser. */
  private static final int WHOLE = 400;

  private static final int MOST = 500;

  private static final Pattern BODY =
      Discards.words(
          "(?:article|story|post|entry|news|blog|press-release|document|item|node|chapter|report|review)-?(?:body|content|text|copy|detail|fulltext)s?"
              + "|articlebody|storytext|storybody|body-?copy|body-?text|article-?main|article-?page-body|full-?text|td-post-content|single-content|text-?body|content-?body|body-?content"
              + "|field-(?:name-)?body|field-name-field-body|mw-parser-output|markdown-body|theme-default-content|theme-doc-markdown|rst-content"
              + "|paywall-?(?:content|article)|artikel-?(?:text|body|inhalt|content)|article-?(?:inhalt|texte)|texto-?(?:noticia|nota|articulo)?|cuerpo-?\\w*|nota-?cuerpo|corps-?\\w*|articulo-?(?:cuerpo|texto|contenido)"
              + "|noticia-?(?:cuerpo|texto|conteudo)|testo-?\\w*|news-?(?:detail|full|item)-?(?:text|content|body)|postarea|storycontent|contentpaneopen|bodytext|instapaper-body|e-content|js-article-inner");

  private static final double MOST_BETWEEN = 1.25;
  private static final int LEAD_LEVELS = 3;

  private static final Pattern LEAD =
      Discards.words(
          "(?:\\w+-)?(?:lead|lede|teaser|intro\\w*|summary|standfirst|dek|deck|anons|spot|excerpt|abstract|chapo|chapeau|entradilla|bajada|vorspann|ingress|perex|zajawka|preamble|anreisser|resumo|sommario|subtitle|sub-?title)(?:-\\w+)?");

  private final Measures measures;
  private final boolean article;

  /**
   * Rules on one page.
   *
   * @param article whether the page says that it is one article
   */
  BodyRules(Measures measures, boolean article) {
    this.measures = measures;
    this.article = article;
  }

  /** The body as its publisher names it; empty when it does not. */
  List<Element> named(Element root) {
    List<Element> byProperty =
        chosen(root.select("[itemprop~=(?i)(?:^|\\s)articleBody(?:\\s|$)]"), LEAST);
    if (!byProperty.isEmpty()) {
      return byProperty;
    }
    return filled(chosen(matching(root, BodyRules::isNamedBody), LEAST));
  }

  /** Parts of a body with the headings and short pieces that stand between them. */
  private List<Element> filled(List<Element> parts) {
    if (parts.size() < 2) {
      return parts;
    }
    Set<Element> first = chain(parts.getFirst());
    Set<Element> last = chain(parts.getLast());
    Element around = parts.getFirst().parent();
    while (around != null && !last.contains(around)) {
      around = around.parent();
    }
    if (around == null) {
      return parts;
    }
    List<Element> all = new ArrayList<>();
    int prose = 0;
    boolean within = false;
    for (Element each : around.children()) {
      within |= first.contains(each);
      if (within) {
        all.add(each);
        prose += measures.of(each).prose();
      }
      if (last.contains(each)) {
        break;
      }
    }
    int own = 0;
    for (Element each : parts) {
      own += measures.of(each).prose();
    }
    return prose <= own * MOST_BETWEEN ? all : parts;
  }

  /** It and what is around it. */
  private static Set<Element> chain(Element element) {
    Set<Element> chain = new HashSet<>(element.parents());
    chain.add(element);
    return chain;
  }

  /** Whether its class or id is one of those that publishers give to the body. */
  static boolean isNamedBody(Element element) {
    return BODY.matcher(Discards.names(element)).find();
  }

  /** HTML's article; empty when there is none or too little in it. */
  List<Element> article(Element root) {
    return chosen(root.select("article, [role=article]"), LEAST);
  }

  /** With the first paragraph when that stands outside, between the headline and the body. */
  static List<Element> withLead(List<Element> body, Measures measures) {
    List<Element> all = new ArrayList<>(body);
    Element at = body.isEmpty() ? null : body.getFirst();
    for (int level = 0; at != null && level < LEAD_LEVELS && !isWhole(at); level++) {
      Element before = at.previousElementSibling();
      for (int seen = 0; before != null && seen < LEAD_LEVELS; seen++) {
        if (isLead(before, measures)) {
          all.addFirst(before);
        }
        before = before.selectFirst("h1") == null ? before.previousElementSibling() : null;
      }
      at = at.parent();
    }
    return all;
  }

  private static boolean isWhole(Element element) {
    return Set.of("body", "main", "article").contains(element.normalName());
  }

  private static boolean isLead(Element element, Measures measures) {
    int prose = measures.of(element).prose();
    boolean named =
        element.normalName().equals("p") || LEAD.matcher(Discards.names(element)).find();
    return named
        && prose >= LEAST
        && prose <= MOST
        && measures.of(element).linked() < 0.2
        && element.selectFirst("h1, h3, h4, li, td") == null
        && element.text().matches("(?s).*[.!?。؟”\"»]\\s*$");
  }

  /** What the page calls its main part. */
  List<Element> main(Element root) {
    return chosen(
        root.select("main, [role=main], #main, #content, #main-content, .main-content"), LEAST);
  }

  private static List<Element> matching(Element root, Predicate<Element> wanted) {
    List<Element> found = new ArrayList<>();
    for (Element each : root.getAllElements()) {
      Stop.check();
      if (found.size() < MOST && each.attributesSize() > 0 && Measures.isBlock(each)) {
        if (!each.normalName().equals("body") && wanted.test(each)) {
          found.add(each);
        }
      }
    }
    return found;
  }

  /**
   * Of many the one, or those, that are the body: outermost ones, unless what is within is nearly
   * all of it; of several side by side the first that is an article's length, when the page is one
   * article and is followed by others; all of them when each is a part of it.
   */
  private List<Element> chosen(List<Element> found, int least) {
    List<Element> outer = outermost(found.size() > MOST ? found.subList(0, MOST) : found);
    List<Element> enough = new ArrayList<>();
    int sum = 0;
    int most = 0;
    for (Element each : outer) {
      int prose = measures.of(each).prose();
      sum += prose;
      most = Math.max(most, prose);
      if (prose > 0) {
        enough.add(each);
      }
    }
    if (sum < least) {
      return List.of();
    }
    if (enough.size() > 1) {
      for (Element each : enough) {
        int prose = measures.of(each).prose();
        boolean theOne = article && prose >= WHOLE && prose >= most * 0.25 && apart(enough);
        if (theOne || prose >= sum * 0.7) {
          return List.of(innermost(each, found));
        }
      }
      return enough;
    }
    return List.of(innermost(enough.getFirst(), found));
  }

  /** Whether it is the body of one of several whole articles that a page shows one by one. */
  boolean isOneOfMany(Element body, Element root) {
    Element own = body.closest("article");
    int others = 0;
    for (Element each : own == null ? List.<Element>of() : root.select("article")) {
      others += !each.equals(own) && measures.of(each).prose() >= WHOLE ? 1 : 0;
    }
    return others > 0 && measures.of(body).prose() >= WHOLE;
  }

  /** Whether they are several articles rather than parts of one. */
  private static boolean apart(List<Element> elements) {
    Set<Element> articles = new HashSet<>();
    for (Element each : elements) {
      Element around = each.closest("article");
      if (around == null || !articles.add(around)) {
        return false;
      }
    }
    return true;
  }

  private static List<Element> outermost(List<Element> found) {
    Set<Element> all = new HashSet<>(found);
    List<Element> outer = new ArrayList<>();
    for (Element each : found) {
      Element around = each.parent();
      while (around != null && !all.contains(around)) {
        around = around.parent();
      }
      if (around == null) {
        outer.add(each);
      }
    }
    return outer;
  }

  private Element innermost(Element outer, List<Element> found) {
    Element best = outer;
    for (Element each : found) {
      if (!each.equals(best)
          && measures.of(each).prose() >= measures.of(outer).prose() * 0.85
          && each.parents().contains(best)) {
        best = each;
      }
    }
    return best;
  }
}
