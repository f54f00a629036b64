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
          "(?i)^\\W*(?:"
              + "advertisements?|ad|ads by .*|sponsored(?: content)?|promoted|publicidad|anzeige|werbung|publicité|реклама|广告|إعلان"
              + "|(?:story|article) continues (?:below|after).*|continue reading.{0,80}|skip (?:to|past) .*|scroll (?:down )?(?:to|for) .{0,60}"
              + "|shares?|share (?:this|on|via|article|story|the).{0,60}|tweet|like this|pin it|e-?mail|print|copy link|whats-?app|facebook|twitter|linkedin|reddit|telegram"
              + "|follow (?:us|me|him|her|@).{0,120}|like us on .{0,80}|join (?:us|our|the conversation).{0,120}|download (?:our|the) .{0,40}app.{0,60}"
              + "|(?:sign|subscribe).{0,20}(?:up|in|to|for|now|here|today).{0,160}(?:newsletter|inbox|email|updates|briefing|alerts?|daily|free|here|today|account|now)?\\W*"
              + "|get (?:the|our) .{0,60}(?:newsletter|inbox|email|briefing).{0,80}|enter your e-?mail.{0,80}|thank you for (?:subscribing|signing).{0,60}"
              + "|(?:click|tap) (?:here|to) .{0,100}|view (?:comments?|gallery|more|all)\\W*|show (?:more|less|all)|load more|see (?:more|all)|more (?:info|stories|news)"
              + "|\\d* ?comments?(?: \\(\\d+\\))?|leave a (?:comment|reply).{0,30}|(?:post|add) (?:a )?comment|comments (?:are|have been) (?:closed|disabled).{0,40}|reply|log in to .{0,60}"
              + "|(?:tags|topics|filed under|posted in|categories|labels|keywords|теги|schlagworte|etiquetas)\\s*:.{0,160}"
              + "|(?:image|media|photo|video) (?:caption|source|credit|copyright).{0,160}|(?:getty|ap|afp|reuters|shutterstock) ?(?:images|photo)?"
              + "|(?:photo|photograph|image|picture|photos|foto|credit|photo credit|illustration)\\s*(?::|by\\b|/).{0,120}"
              + "|(?:copyright|©|\\(c\\)).{0,180}|all rights reserved.{0,100}"
              + "|(?:\\d+ )?min(?:ute)?s? read|reading time.{0,20}|listen to (?:this )?(?:article|story).{0,30}|listen\\W*|\\d+:\\d+"
              + "|(?:save|saved|bookmark|report (?:an )?(?:error|typo|a correction).{0,60}|back to top|top|close|menu|search|next|previous|home|loading.{0,3})"
              + "|(?:责任编辑|責任編輯|原标题|编辑|來源|来源)\\s*[:：].{0,80}|was this (?:article |page |answer )?helpful.{0,30}|thanks for your feedback.{0,30}|edit (?:this )?page.{0,30}"
              + "|get in touch.{0,80}|have a (?:tip|story)\\?.{0,120}|(?:last )?(?:updated|modified)(?: on)?:? .{0,50}"
              + ")\\W*$");

  private static final Pattern LEADS_ELSEWHERE =
      Pattern.compile(
          "(?i)^\\W*(?:read (?:more|also|next|the full|our)|also read|see also|more(?: on this| from| in| about)?|related|related (?:articles?|stories|news|coverage|content|links?)|watch|listen|don.t miss|"
              + "recommended|you (?:may|might) (?:also )?(?:like|be interested)|further reading|must read|editor.s picks?|what to read next|in (?:other|related) news|"
              + "lesen sie (?:auch|mehr)|mehr zum thema|lire aussi|à lire aussi|lea también|le puede interesar|leia (?:também|mais)|leggi anche|читайте также|см\\. также|czytaj (?:też|także|również)|اقرأ أيضا|延伸阅读|相关新闻|関連記事)"
              + "(?:\\s*[:：>»|–-].*|\\W*$)");

  private static final Pattern BEFORE_TEXT =
      Pattern.compile(
          "(?i)^\\W*(?:(?:by|von|par|por|di|av|door|text|words|story|written by|reported by|автор|作者|oleh)(?![\\p{L}\\p{N}]).{0,100}"
              + "|(?:published|posted|updated|last (?:updated|modified)|first published|created|date|veröffentlicht|publié|publicado|stand|опубликовано|обновлено|发布时间|来源|來源).{0,80}"
              + "|(?:\\p{L}{3,9},? )?(?:\\d{1,2}(?:st|nd|rd|th|\\.)? (?:de )?\\p{L}{3,12}\\.?|\\p{L}{3,12}\\.? \\d{1,2}),? (?:de )?\\d{4}.{0,40}"
              + "|\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}.{0,30}|\\d{1,2}:\\d{2}.{0,30}|\\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago"
              + ")$");

  private Lines() {}

  /**
   * Leaves out what is not the article.
   *
   * @param title the headline, which the text does not repeat
   * @param prose whether it is an article rather than a page of other kinds
   */
  static List<Block> of(List<Block> blocks, String title, boolean prose) {
    List<Block> kept = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String headline = Headline.key(title);
    boolean begun = false;
    for (Block each : blocks) {
      Block block = begun ? each : withoutTitle(each, title);
      String key = Headline.key(block.text());
      boolean isTitle =
          !headline.isEmpty() && key.equals(headline) && (!begun || block.isHeading());
      boolean isShort = block.text().length() <= LONGEST;
      boolean repeated = key.length() >= 40 && !seen.add(key);
      if (key.isEmpty() || isTitle || repeated || (isShort && isAside(block, begun))) {
        continue;
      }
      begun |= block.weight() >= 80 && !block.isHeading();
      kept.add(block);
    }
    while (prose && !kept.isEmpty() && kept.getLast().isHeading()) {
      kept.removeLast();
    }
    return kept;
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
        || (LEADS_ELSEWHERE.matcher(text).find()
            && (linked || block.isHeading() || text.length() < 25))
        || (!begun && BEFORE_TEXT.matcher(text).matches());
  }
}
