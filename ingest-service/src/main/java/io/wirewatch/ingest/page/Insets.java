package io.wirewatch.ingest.page;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Small boxes within a text that are told by what is in them: a picture with a line to it, and an
 * offer to subscribe.
 */
final class Insets {
  private static final Pattern OFFER =
      Pattern.compile(
          "(?iu)subscri|sign.?up|register|s.inscrire|abon|anmelden|suscr|regístr|assin|cadastr|iscriv|inschrij|zapisz|подпис|підпис|订阅|登録|구독|اشترك|berlangganan");

  private static final int LONGEST_OFFER = 350;
  private static final int LONGEST_CAPTION = 140;

  /** How far around. */
  private static final int LEVELS_AROUND = 5;

  /** What is close around buttons and the like, and pictures, each with the first of them. */
  private final Map<Element, Element> asks;

  private final Map<Element, Element> pictures;

  Insets(Element root) {
    this.asks = around(root, "button, input[type=email], input[type=submit]");
    this.pictures = around(root, "img, amp-img");
  }

  /** Whether this is one. */
  boolean isOne(Element element) {
    return isOffer(element) || isCaptioned(element);
  }

  /** Whether it asks to subscribe, in a form or by a button. */
  private boolean isOffer(Element element) {
    Element ask = asks.get(element);
    return ask != null
        && (ask.attr("type").equals("email")
            || OFFER.matcher(ask.text() + " " + ask.attr("value")).find())
        && Weight.of(element.text()) <= LONGEST_OFFER;
  }

  /** Whether it is a picture with a line below or beside it. */
  private boolean isCaptioned(Element element) {
    Element picture = pictures.get(element);
    if (picture == null || element.selectFirst("li, h1, h2, h3") != null) {
      return false;
    }
    Node next = picture.nextSibling();
    boolean apart =
        next == null || (next instanceof Element below && below.normalName().matches("br|div|p"));
    int weight = apart ? Weight.of(element.text()) : 0;
    return weight > 0 && weight <= LONGEST_CAPTION;
  }

  private static Map<Element, Element> around(Element root, String what) {
    Map<Element, Element> around = new HashMap<>();
    for (Element each : root.select(what)) {
      Element at = each.parent();
      for (int level = 0; at != null && level < LEVELS_AROUND; level++) {
        around.putIfAbsent(at, each);
        at = at.parent();
      }
    }
    return around;
  }
}
