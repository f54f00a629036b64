package io.wirewatch.ingest.page;

import io.wirewatch.ingest.markup.HtmlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The headline among the titles of a page. What is shown as such is preferred when another title
 * agrees with it; a title for machines loses the site's name at its end or start.
 */
final class Headline {
  private static final int LONGEST = 500;
  private static final Pattern SEPARATOR =
      Pattern.compile("\\s+[|\\-–—:·•»«/~>]{1,2}\\s+|\\s*\\|\\s*|:{2,}");

  private final String site;
  private final String host;

  Headline(String site, String url) {
    this.site = key(site);
    this.host = key(url.replaceFirst("^https?://(?:www\\.)?", "").replaceFirst("[/:?#].*", ""));
  }

  /** The headline; empty when the page has none. */
  String of(Document page, Metas metas, LinkedData data) {
    List<String> shown = shown(page);
    List<String> stated = new ArrayList<>();
    for (String each :
        List.of(
            data.text("headline"),
            metas.first("og:title"),
            metas.first("citation_title", "dc.title", "dcterms.title", "sailthru.title"),
            metas.first("parsely-title", "twitter:title", "headline"),
            title(page))) {
      if (!each.isBlank() && !key(each).equals(site)) {
        stated.add(cut(each));
      }
    }
    for (String each : shown) {
      if (stated.stream().anyMatch(other -> agrees(each, other))) {
        return each;
      }
    }
    for (String each : stated) {
      String bare = asShown(withoutSite(each, stated), page);
      if (!bare.endsWith("…") && !bare.endsWith("...")) {
        return bare;
      }
    }
    if (!stated.isEmpty()) {
      return withoutSite(stated.getFirst(), stated);
    }
    String own = title(page);
    if (own.isEmpty() && !shown.isEmpty()) {
      return shown.getFirst();
    }
    return own.isEmpty() ? data.textOfPage("name") : cut(own);
  }

  private List<String> shown(Document page) {
    List<String> shown = new ArrayList<>();
    for (String place :
        List.of(
            "[itemprop=headline], [property~=(?i)^(?:schema:)?headline$]",
            "h1",
            "[class*=headline]",
            "h2")) {
      for (Element each : page.select(place)) {
        String text = HtmlText.fold(each.text()).replaceFirst("\\s*[¶§#]$", "");
        if (!text.isEmpty()
            && !key(text).equals(site)
            && text.length() <= LONGEST
            && shown.size() < 12) {
          shown.add(text);
        }
      }
    }
    return shown;
  }

  private static String title(Document page) {
    Element title = page.selectFirst("head > title, title");
    return title == null ? "" : HtmlText.fold(title.text());
  }

  /** Whether what is shown is what the other says, but for the site's name or an end cut off. */
  private static boolean agrees(String shown, String other) {
    String one = key(shown);
    String two = key(other);
    if (one.length() < 4) {
      return one.equals(two);
    }
    boolean starts = two.startsWith(one) || two.endsWith(one);
    boolean enough = one.length() >= 12 || one.length() * 2 >= two.length();
    boolean cutOff = two.length() >= 25 && one.startsWith(two);
    return (starts && enough) || cutOff;
  }

  private String withoutSite(String title, List<String> stated) {
    String bare = title;
    Matcher separator = SEPARATOR.matcher(title);
    List<int[]> places = new ArrayList<>();
    while (separator.find() && places.size() < 20) {
      if (separator.start() > 0) {
        places.add(new int[] {separator.start(), separator.end()});
      }
    }
    for (int i = places.size() - 1; i >= 0; i--) {
      String tail = title.substring(places.get(i)[1]);
      String head = title.substring(0, places.get(i)[0]);
      if (isSite(tail) || isOtherTitle(head, title, stated)) {
        bare = head;
      }
    }
    if (bare.equals(title)
        && !places.isEmpty()
        && isSite(title.substring(0, places.getFirst()[0]))) {
      bare = title.substring(places.getFirst()[1]);
    }
    if (bare.equals(title) && !places.isEmpty() && site.isEmpty()) {
      bare = longer(title, places);
    }
    return bare.strip();
  }

  /** Without a short part at the end, or else at the start, that may well be a site's name. */
  private static String longer(String title, List<int[]> places) {
    int[] last = places.getLast();
    String tail = title.substring(last[1]);
    String before = title.substring(0, last[0]);
    if (words(tail) <= 4 && words(before) >= 2 * words(tail) && words(before) >= 4) {
      return before;
    }
    int[] first = places.getFirst();
    String head = title.substring(0, first[0]);
    String after = title.substring(first[1]);
    return words(head) <= 4 && words(after) >= 2 * words(head) && words(after) >= 4 ? after : title;
  }

  /** Without what stands before a colon when the page shows the rest by itself. */
  private static String asShown(String title, Document page) {
    int colon = title.indexOf(": ");
    if (colon < 0) {
      return title;
    }
    String rest = title.substring(colon + 2).strip();
    List<String> texts = Facts.firstTexts(page).stream().map(Headline::key).toList();
    return rest.length() >= 12 && texts.contains(key(rest)) && !texts.contains(key(title))
        ? rest
        : title;
  }

  private static boolean isOtherTitle(String head, String title, List<String> stated) {
    return head.length() >= 12
        && stated.stream().anyMatch(o -> !o.equals(title) && key(o).equals(key(head)));
  }

  private boolean isSite(String part) {
    String name = key(part);
    return !name.isEmpty()
        && (name.equals(site)
            || (name.length() > 3 && (host.startsWith(name) || host.endsWith(name)))
            || (site.length() > 3 && name.contains(site) && name.length() <= site.length() + 15)
            || (name.length() > 3 && site.startsWith(name)));
  }

  private static int words(String text) {
    return text.strip().split("\\s+", 100).length;
  }

  private static String cut(String title) {
    return title.length() > LONGEST ? title.substring(0, LONGEST) : title;
  }

  /** The letters and digits alone, to compare by. */
  static String key(String text) {
    StringBuilder key = new StringBuilder(text.length());
    text.codePoints().filter(Character::isLetterOrDigit).forEach(key::appendCodePoint);
    return key.toString().toLowerCase(Locale.ROOT);
  }
}
