package io.wirewatch.ingest.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Takes out of a page what is not its main text: by what HTML says an element is, and by what its
 * class and id say of it. What holds most of the page's paragraphs stays whatever it is called.
 */
final class Discards {
  private static final int LONGEST_NAMES = 400;
  private static final double MOST_OF_NAMED = 0.75;

  private static final Set<String> UNREAD =
      Set.of(
          "script style template iframe object embed canvas audio video button select input textarea datalist dialog menu nav noscript svg map img picture source link meta title applet param"
              .split(" "));

  private static final Set<String> ROLES =
      Set.of(
          "navigation banner contentinfo search dialog alertdialog menu menubar toolbar tablist complementary alert status tooltip"
              .split(" "));

  /** Around the text and in the midst of it. */
  private static final Pattern NAMES =
      words(
          "nav|nav(?:bar|igation|menu|links)\\w*|\\w*menu|breadcrumbs?|crumbs?|sidebar\\w*|\\w+-sidebar"
              + "|rail|right-?col\\w*|masthead|footer|\\w+footer|site-header|page-header-top|global-header|topbar|top-bar"
              + "|related\\w*|recommend\\w*|recirc\\w*|more-(?:on|from|stories|news|like|in)\\b[\\w-]*|morestories"
              + "|read-?more|read-?next|up-?next|next-?up|also-?read|see-?also|you-?may|suggested\\w*|similar\\w*"
              + "|trending\\w*|popular\\w*|most-?(?:read|popular|viewed|shared|commented)|latest-?(?:news|posts|stories)"
              + "|promo\\w*|sponsor\\w*|advert\\w*|ads?|ad-\\w+|\\w+-ads?|adslot\\w*|adsense|adbox|dfp|gpt-ad|banners?"
              + "|outbrain|taboola|zergnet|mgid|revcontent|teads"
              + "|newsletters?\\w*|subscribe(?!r)\\w*|subscription\\w*|sign-?up\\w*|opt-?in|mailchimp|mc-embed\\w*|paywall-(?:message|prompt|overlay|barrier|banner|cta|promo|offer)"
              + "|cookies?\\w*|consent\\w*|gdpr|ccpa|onetrust|privacy-?(?:notice|banner)"
              + "|shar(?:e|es|ing)\\w*|share\\w*|social\\w*|sharedaddy|addthis\\w*|addtoany\\w*|a2a|follow(?:-us)?|like-button"
              + "|comments?(?:-\\w+)*|comment\\w*|disqus\\w*|respond|livefyre|coral"
              + "|author-(?:bio|box|info|card|about|profile|details|description)|about-?(?:the-)?author\\w*|authorbox|bio|biography-box|byline\\w*|post-author|entry-author|contributors?|authors?|postprofile|post-signature|user-info|vote-\\w+|metadata|meta"
              + "|tags?|tag-?(?:list|links|cloud|s)|\\w+-tags|keywords|topics?-?list|cat-links|post-categories|filed-under"
              + "|pull-?quotes?|img-?desc\\w*|(?:photo|pic|picture|image|img|foto)-?(?:cap|desc|text|info|title|author|source)\\w*|\\w*caption\\w*|\\w*credits?|image-source|photo-by|copyright|legal-notice|disclaimer"
              + "|galler(?:y|ies)\\w*|slide(?:show|r)s?\\w*|carousel\\w*|lightbox|\\w*player|video-?(?:player|playlist|js)|playlist|podcast-player"
              + "|sidebar-widget|widget-area|widgets|modal\\w*|pop-?up\\w*|overlay|toolbar|tool-?tip|pagination|pager|paging|page-numbers"
              + "|(?:post|entry|article)-(?:meta|footer|tools|actions|info|date|navigation|nav|utility|utilities)|postmeta|entry-utility|meta-(?:data|info)|timestamp|dateline-date|read(?:ing)?-time"
              + "|ratings?|poll|quiz|survey|print-?(?:only|link|button)?|noprint|no-print|skip-?(?:link|to|nav)\\w*"
              + "|screen-reader-\\w+|sr-only|visually-?hidden|assistive\\w*|offscreen"
              + "|breaking-?(?:news|bar)|ticker|weather\\w*|donat\\w*|support-us|call-?to-?action|cta|log-?in\\w*|register\\w*|search-?(?:form|box|bar)?"
              + "|toc|table-of-contents|tableofcontents|navbox|mw-editsection|mw-jump\\w*|catlinks|printfooter|headerlink|infobox|vertical-navbox|reflist|jump-link|edit-?link|permalink|anchor-link"
              + "|feedback|was-this-helpful|back-?to-?top|language-?(?:switcher|selector)|captcha|countdown|callout-?(?:promo)|inline-?(?:promo|recirc|related)\\w*");

  /** In every language of publishers that is common and says the same. */
  private static final Pattern FOREIGN =
      words(
          "reklama?|yorum\\w*|etiket\\w*|iklan|rodo|verwandt\\w*|mehr-zum-thema|weiterlesen|teilen|kommentare?|werbung|anzeigen?|quellenangabe"
              + "|partage\\w*|publicite|commentaires?|a-lire-aussi|compartir|publicidad|comentarios?|relacionad[oa]s?"
              + "|noticias-relacionadas|leia-tambem|condividi|pubblicita|correlat[oi]|reklama|podobne|komentarze|udostepnij");

  private static final Pattern EXEMPT =
      Pattern.compile(
          "(?:^| )(?:has|no|with|is|js|elementor|vc|wpb|et|col|grid|row|layout|theme|page|post-type|tag|category|single|postid)-[\\w-]*");

  private static final Pattern HIDDEN =
      Pattern.compile("(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden");

  /** What is hidden until somebody asks for it, such as the answers to questions. */
  private static final Pattern FOLDED =
      words("(?:\\w+-)?(?:accordion|collaps\\w*|faq|toggle|expand\\w*|panel|tab-?pane)(?:-\\w+)*");

  private static final Pattern HIDDEN_NAME =
      Pattern.compile("(?:^| )(?:hidden|hide|d-none)(?: |$)");

  private final boolean strict;
  private final int total;

  /** Whether the text has parts with headers of their own. */
  private final boolean parted;

  private final Insets insets;

  private Discards(Element root, boolean strict) {
    this.insets = new Insets(root);
    this.parted = root.select("header").stream().filter(Discards::isPart).limit(2).count() == 2;
    this.strict = strict;
    this.total = Weight.ofParagraphs(root);
  }

  /**
   * Takes it out of the tree.
   *
   * @param strict whether names count, or only what HTML itself says
   */
  static void from(Element root, boolean strict) {
    Discards discards = new Discards(root, strict);
    Deque<Element> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      Stop.check();
      Element next = open.poll();
      List<Node> kept = new ArrayList<>(next.childNodeSize());
      for (Node child : next.childNodes()) {
        if (!(child instanceof Element element)) {
          kept.add(child);
        } else if (!discards.drops(element)) {
          kept.add(child);
          open.add(element);
        }
      }
      if (kept.size() < next.childNodeSize()) { // at once: each remove() moves all that follow
        next.empty();
        next.appendChildren(kept);
      }
    }
  }

  private boolean drops(Element element) {
    String tag = element.normalName();
    if (UNREAD.contains(tag)) {
      return !(tag.equals("button") && isInHeading(element));
    }
    if (tag.equals("br") || (tag.equals("p") && element.attributesSize() == 0)) {
      return false;
    }
    if (element.hasAttr("hidden") || HIDDEN.matcher(element.attr("style")).find()) {
      return !FOLDED.matcher(names(element)).find() && isMinor(element, 0.5);
    }
    if (ROLES.contains(element.attr("role")) || tag.equals("footer") || tag.equals("aside")) {
      return isMinor(element, strict && isNamedSo(element) ? MOST_OF_NAMED : 0.4);
    }
    return switch (tag) {
      case "figcaption" -> true;
      case "figure" ->
          element.selectFirst("table, pre, blockquote, p + p") == null
              || (strict && isNamedSo(element));
      case "header" -> !isOfPart(element) && isMinor(element, 0.15);
      case "form" -> isMinor(element, 0.15);
      case "div", "section", "table" ->
          (strict && isNamedSo(element) && isMinor(element, most(element)))
              || (insets.isOne(element) && isMinor(element, 0.4));
      default -> strict && isNamedSo(element) && isMinor(element, most(element));
    };
  }

  private static boolean isInHeading(Element element) {
    Element parent = element.parent();
    return parent != null && parent.normalName().matches("h[2-6]|dt|summary");
  }

  /** Whether it is the header of one of several parts of a text. */
  private boolean isOfPart(Element header) {
    return parted && isPart(header);
  }

  private static boolean isPart(Element header) {
    return header.selectFirst("h2, h3, h4") != null && header.selectFirst("h1, nav") == null;
  }

  /** What is named as an article's body too has to be a small part of the page to go. */
  private static double most(Element element) {
    String tag = element.normalName();
    boolean body = tag.equals("article") || tag.equals("main") || BodyRules.isNamedBody(element);
    return body ? 0.25 : MOST_OF_NAMED;
  }

  private boolean isMinor(Element element, double share) {
    return Weight.ofParagraphs(element) <= total * share;
  }

  private static boolean isNamedSo(Element element) {
    if (element.attributesSize() == 0 || isBody(element)) {
      return false;
    }
    String names = EXEMPT.matcher(names(element)).replaceAll(" ");
    return NAMES.matcher(names).find()
        || HIDDEN_NAME.matcher(names).find()
        || FOREIGN.matcher(names).find();
  }

  private static boolean isBody(Element element) {
    return element.hasAttr("itemprop") && element.attr("itemprop").equalsIgnoreCase("articleBody");
  }

  /** An element's class and id as words in lower case: parted by dashes, names by spaces. */
  static String names(Element element) {
    String all = element.className() + " " + element.id();
    String given = all.length() > LONGEST_NAMES ? all.substring(0, LONGEST_NAMES) : all;
    StringBuilder names = new StringBuilder(given.length() + 8);
    char before = ' ';
    for (int i = 0; i < given.length(); i++) {
      char c = given.charAt(i);
      if (Character.isUpperCase(c) && Character.isLowerCase(before)) {
        names.append('-');
      }
      names.append(c == '_' || c == ':' || c == '.' ? '-' : c);
      before = c;
    }
    return names.toString().replaceAll("-{2,}", "-").toLowerCase(Locale.ROOT);
  }

  static Pattern words(String alternatives) {
    return Pattern.compile("(?:^|[ -])(?:" + alternatives + ")(?=$|[ -])");
  }
}
