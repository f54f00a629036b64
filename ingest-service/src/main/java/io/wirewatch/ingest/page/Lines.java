package io.wirewatch.ingest.page;

import io.wirewatch.ingest.page.BodyText.Block;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What of a body's blocks is the article: without the headline and the line of authors and times
 * before it, asides such as "Read more" and "Sign up" within, and headings that head nothing.
 */
final class Lines {
  private static final int LONGEST = 220;

  /** In whole, or as a beginning where the rest is a link or short. */
  private static final Pattern NOISE =
      Pattern.compile(
          "(?iu)^\\W*(?:"
              + "advertisements?|ad|ads by .*|sponsored(?: content)?|promoted|publicidad|anzeige|werbung|publicité|реклама|广告|إعلان"
              + "|(?:story|article) continues (?:below|after).*|continue reading.{0,80}|skip (?:to|past) .*|scroll (?:down )?(?:to|for) .{0,60}"
              + "|shares?|share (?:this|on|via|article|story|the).{0,60}|tweet|like this|pin it|e-?mail|print|copy link|whats-?app|facebook|twitter|linkedin|reddit|telegram"
              + "|follow (?:us|me|him|her|@).{0,120}|like us on .{0,80}|join (?:us|our|the conversation).{0,120}|download (?:our|the) .{0,40}app.{0,60}"
              + "|(?:sign|subscribe).{0,20}(?:up|in|to|for|now|here|today).{0,160}(?:newsletter|inbox|email|updates|briefing|alerts?|daily|free|here|today|account|now)?\\W*"
              + "|get (?:the|our) .{0,60}(?:newsletter|inbox|email|briefing).{0,80}|enter your e-?mail.{0,80}|thank you for (?:subscribing|signing).{0,60}"
              + "|(?:click|tap) (?:here|to) .{0,100}|view (?:comments?|gallery|more|all)\\W*|show (?:more|less|all)|load more|see (?:more|all)|more (?:info|stories|news)"
              + "|\\d+ (?:answers?|replies)|\\d* ?comments?(?: \\(\\d+\\))?|leave a (?:comment|reply).{0,30}|(?:post|add) (?:a )?comment|comments (?:are|have been) (?:closed|disabled).{0,40}|reply|log in to .{0,60}"
              + "|(?:tags|topics|filed under|posted in|categories|labels|keywords|теги|schlagworte|etiquetas)\\s*:.{0,160}"
              + "|(?:image|media|photo|video) (?:caption|source|credit|copyright).{0,160}|(?:getty|ap|afp|reuters|shutterstock) ?(?:images|photo)?"
              + "|(?:photo|photograph|image|picture|photos|foto|credit|photo credit|illustration)\\s*(?::|by\\b|/).{0,120}"
              + "|(?:copyright|©|\\(c\\)).{0,180}|all rights reserved.{0,100}"
              + "|(?:\\d+ )?min(?:ute)?s? read|reading time.{0,20}|listen to (?:this )?(?:article|story).{0,30}|listen\\W*|\\d+:\\d+"
              + "|(?:save|saved|bookmark|report (?:an )?(?:error|typo|a correction).{0,60}|back to top|top|close|menu|search|(?:next|previous|prev|older|newer)(?: (?:next|newer))?|home|loading.{0,3})"
              + "|(?:责任编辑|責任編輯|原标题|编辑|來源|来源)\\s*[:：].{0,80}|was this (?:article |page |answer )?helpful.{0,30}|thanks for your feedback.{0,30}|edit (?:this )?page.{0,30}"
              + "|-? ?(?:reklam[ae]?|iklan|scroll to continue.{0,30}|anuncio|pubblicità|annons)"
              + "|thanks? (?:you )?for reading .{0,140}|view this e-?mail in .{0,40}|.{0,140}\\bunsubscribe\\b.{0,60}|simak (?:juga )?video.{0,120}|\\[gambas:.{0,40}|dalsza część (?:tekstu|artykułu).{0,40}|© riproduzione riservata|riproduzione riservata.{0,20}|v[íi]deos? ?:.{0,80}"
              + "|etiketler\\s*:.{0,160}|tags?\\s*:.{0,160}|وسوم\\s*:.{0,160}|фото\\s*[:：].{0,100}|【(?:写真|動画|画像)】.{0,120}|(?:图|圖)(?:为|為|：|:).{0,60}|▲.{0,80}|この記事は有料会員限定.{0,120}|(?:e-mail|print) this (?:story|article|page).{0,60}"
              + "|printer[- ]friendly.{0,30}|jump to recipe.{0,20}|this post may contain affiliate.{0,120}|(?:photos?|images?|video) (?:by|courtesy).{0,80}"
              + "|get in touch.{0,80}|have a (?:tip|story)\\?.{0,120}|(?:last )?(?:updated|modified)(?: on)?:? .{0,50}"
              + ")\\W*$");

  private static final Pattern LEADS_ELSEWHERE =
      Pattern.compile(
          "(?iu)^\\W*(?:read (?:more|also|next|the full|our)|also read|see also|more(?: on this| from| in| about)?|related|related (?:articles?|stories|news|coverage|content|links?)|watch|listen|don.t miss|"
              + "recommended|you (?:may|might) (?:also )?(?:like|be interested)|further reading|must read|editor.s picks?|what to read next|in (?:other|related) news|"
              + "lesen sie (?:auch|mehr)|mehr zum thema|lire aussi|à lire aussi|lea también|le puede interesar|leia (?:também|mais)|leggi anche|читайте также|см\\. также|czytaj (?:też|także|również)|اقرأ أيضا|延伸阅读|相关新闻|関連記事)"
              + "(?:\\s*[:：>»|–-].*|\\W*$)");

  /** A short line before a link to something else, in any language: "Read also: ...". */
  private static final Pattern INTRODUCES = Pattern.compile("^[^.!?。:：]{2,40}[:：]\\s*\\S.*");

  /** Where else to find the publisher; said in a line with links. */
  private static final Pattern NETWORKS =
      Pattern.compile(
          "(?iU)facebook|twitter|instagram|whats-?app|telegram|tiktok|linkedin|google news|newsletter|фейсбук|телеграм|فيسبوك|تويتر|واتساب|微信|微博|카카오톡");

  /** How to reach who wrote it; said at the end. */
  private static final Pattern CONTACT =
      Pattern.compile(
          "(?iU)(?:\\bfollow (?:him|her|them|me)\\b|\\breach (?:him|her|them|me)\\b|\\b(?:contact|e-?mail) (?:him|her|them|me|the)\\b|\\bcan be reached at\\b|\\bis an? (?:[\\w-]+ ){0,4}(?:reporter|editor|correspondent|writer|columnist|journalist|contributor)\\b)");

  private static final Pattern ADDRESS =
      Pattern.compile("(?iU)\\bget in touch\\b|[\\w.-]+@[\\w-]+\\.\\w+");

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d|\\d{1,2}:\\d{2}");

  private static final int LONGEST_BYLINE = 110;
  private static final int SHORT_BYLINE = 60;
  private static final int FIRST_BLOCKS = 3;
  private static final int LAST_BLOCKS = 3;

  private static final Pattern BEFORE_TEXT =
      Pattern.compile(
          "(?iu)^\\W*(?:(?:by|von|par|por|di|av|door|text|words|story|written by|reported by|автор|作者|oleh)(?![\\p{L}\\p{N}]).{0,100}"
              + "|(?:published|posted|updated|last (?:updated|modified)|first published|created|date|veröffentlicht|publié|publicado|stand|опубликовано|обновлено|发布时间|来源|來源).{0,80}"
              + "|(?:\\p{L}{3,9},? )?(?:\\d{1,2}(?:st|nd|rd|th|\\.)? (?:de )?\\p{L}{3,12}\\.?|\\p{L}{3,12}\\.? \\d{1,2}),? (?:de )?\\d{4}.{0,40}"
              + "|\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}.{0,30}|\\d{1,2}:\\d{2}.{0,30}|\\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago"
              + ")$");

  private Lines() {}

  /**
   * Leaves out what is not the article.
   *
   * @param facts what the page says of itself: the text repeats neither its headline nor its names
   * @param prose whether it is an article rather than a page of other kinds
   */
  static List<Block> of(List<Block> all, Facts facts, boolean prose) {
    String title = facts.title();
    List<Block> blocks = fromTitle(all, title);
    List<Block> kept = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String headline = Headline.key(title);
    boolean begun = false;
    for (Block each : blocks) {
      Stop.check();
      Block block = begun ? each : withoutTitle(each, title);
      String key = Headline.key(block.text());
      boolean isTitle =
          !headline.isEmpty() && key.equals(headline) && (!begun || block.isHeading());
      boolean isShort = block.text().length() <= LONGEST;
      boolean repeated = key.length() >= 40 && !seen.add(key);
      boolean numbers = block.kind().equals("pre") && key.chars().allMatch(Character::isDigit);
      if (key.isEmpty() || isTitle || repeated || numbers || (isShort && isAside(block, begun))) {
        continue;
      }
      if (kept.size() < FIRST_BLOCKS && isByline(block.text(), facts.authors(), prose && !begun)) {
        continue;
      }
      begun |= block.weight() >= 80 && !block.isHeading();
      kept.add(block);
    }
    for (int i = 0; prose && i < LAST_BLOCKS && kept.size() > 3; i++) {
      if (isContact(kept.getLast().text(), facts.authors())) {
        kept.removeLast();
      }
    }
    while (prose && !kept.isEmpty() && kept.getLast().isHeading()) {
      kept.removeLast();
    }
    return kept;
  }

  /** Without the little that stands before the headline. */
  private static List<Block> fromTitle(List<Block> blocks, String title) {
    String headline = Headline.key(title);
    int before = 0;
    for (int i = 0; i < blocks.size() && headline.length() >= 8; i++) {
      if (Headline.key(blocks.get(i).text()).equals(headline)) {
        return blocks.subList(i, blocks.size());
      }
      before += blocks.get(i).weight();
      if (before > LONGEST) {
        break;
      }
    }
    return blocks;
  }

  /** Whether it is a line of who and when, rather than a sentence. */
  private static boolean isByline(String text, List<String> authors, boolean prose) {
    if (text.length() > LONGEST_BYLINE || text.matches("(?s).*[.!?。”\"]\\s*$")) {
      return false;
    }
    boolean dated = YEAR.matcher(text).find();
    boolean named = authors.stream().anyMatch(text::contains);
    boolean isShort = text.length() <= SHORT_BYLINE;
    boolean digits = text.chars().filter(Character::isDigit).count() * 5 >= text.length();
    return (dated && (named || digits || (prose && isShort))) || (prose && named && isShort);
  }

  private static boolean isContact(String text, List<String> authors) {
    return text.length() <= 320
        && ((authors.stream().anyMatch(text::startsWith) && CONTACT.matcher(text).find())
            || (text.length() <= LONGEST && ADDRESS.matcher(text).find()));
  }

  /** What follows a headline that is but a line of its block. */
  private static Block withoutTitle(Block block, String title) {
    boolean starts = title.length() >= 12 && block.text().startsWith(title);
    return starts && block.text().length() > title.length()
        ? new Block(
            block.kind(),
            block.text().substring(title.length()).strip(),
            block.weight(),
            block.linked())
        : block;
  }

  private static boolean isAside(Block block, boolean begun) {
    if (block.kind().equals("pre")) {
      return false;
    }
    String text = block.text();
    boolean linked = block.linked() * 2 > block.weight();
    return NOISE.matcher(text).matches()
        || (linked && INTRODUCES.matcher(text).matches())
        || (block.linked() > 0
            && block.linked() * 4 > block.weight()
            && NETWORKS.matcher(text).find())
        || (LEADS_ELSEWHERE.matcher(text).find()
            && (linked || block.isHeading() || text.length() < 25))
        || (!begun && BEFORE_TEXT.matcher(text).matches());
  }
}
