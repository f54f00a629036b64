package io.wirewatch.ingest.page;

import java.util.regex.Pattern;

/** The headings of what is not the article, in the languages of many publishers. */
enum Labels {
  /** What readers say of it. */
  COMMENTS,
  /** Where else to go. */
  RELATED,
  /** What the publisher says of itself and its authors. */
  PROMOTION,
  /** None of these. */
  OTHER;

  private static final Pattern OF_COMMENTS =
      label(
          "(?:reader |user |all |view |load |show )?comments?(?: section)?|(?:leave|post|add) a (?:comment|reply)|join the (?:conversation|discussion)|responses?|\\d+ (?:responses?|replies|thoughts? on .*)|what do you think.?"
              + "|(?:leser)?kommentare?|commentaires?|réactions|comentarios|comentários|commenti|reacties|opinie|komentarze|komentáře|yorum(?:lar)?|комментари[ийев]+|коментарі|댓글|评论|網友評論|网友评论|コメント|التعليقات|تعليقات|komentar");

  private static final Pattern OF_RELATED =
      label(
          "related(?: (?:articles?|stories|news|posts?|content|coverage|topics?|links?|reading))?|(?:more|other|latest|recent|top|trending|popular|featured|recommended|similar)(?: (?:articles?|stories|news|posts?|headlines|reads?|content|videos?))|recommended(?: (?:for you|reading|from .*))?|you (?:may|might) (?:also|like).*"
              + "|(?:more|most|read|up|watch|keep) (?:on this(?: story| topic)?|read(?:ing)?|popular|viewed|shared|discussed|next|more|also)|more (?:from|in|on|about) .{1,40}|also (?:read|see|on)|next up(?: in .*)?|don.t miss|what to read next|further reading|see also|editor.?s.? picks?|around the web|elsewhere|in other news|latest|trending(?: now)?|top stories"
              + "|mehr zum thema|weitere (?:artikel|nachrichten|meldungen|themen)|lesen sie auch|das könnte sie auch interessieren|meistgelesen|à lire aussi|lire aussi|sur le même (?:sujet|thème)|les plus lus|dans la même rubrique"
              + "|más información|noticias relacionadas|te puede interesar|también te puede interesar|lo más (?:leído|visto)|más noticias|lea también|leia (?:também|mais)|veja (?:também|mais)|mais lidas|notícias relacionadas|leggi anche|potrebbe interessarti|i più letti|lees ook|meest gelezen|meer over|lees meer"
              + "|czytaj (?:też|także|więcej)|zobacz (?:też|także|również)|polecane|najczęściej czytane|ilgili haberler|son haberler|çok okunanlar|baca juga|berita terkait|terpopuler"
              + "|читайте также|другие новости|по теме|новости по теме|похожие (?:статьи|новости|материалы)|популярное|последние новости|ещё по теме|читайте також|інші новини|останні новини"
              + "|相关(?:阅读|新闻|报道|文章|链接)|推荐阅读|延伸阅读|热门(?:新闻|文章)|相關新聞|関連(?:記事|ニュース)|おすすめ(?:記事)?|アクセスランキング|관련 ?기사|많이 본 (?:뉴스|기사)|اقرأ (?:أيضا|أيضًا|المزيد)|أخبار ذات صلة|مواضيع ذات صلة|الأكثر قراءة|مقالات ذات صلة");

  private static final Pattern OF_PROMOTION =
      label(
          "-? ?advertisements? ?-?|sponsored(?: content)?|about the (?:authors?|writer)|(?:written|reported) by|author|sobre la firma|sobre o autor|über (?:den autor|die autorin)|à propos de l.auteur|l.autore|об авторе|关于作者|عن الكاتب"
              + "|never miss .{1,20}|stay (?:informed|updated|connected|in the know).{0,20}|get (?:the|our) .{0,30}(?:newsletter|inbox|app)|(?:sign up|subscribe|register).{0,50}|support .{0,20}journalism.{0,20}|newsletters?|share(?: this.{0,20})?|tags|topics|filed under|follow us.{0,20}"
              + "|regístrate.{0,50}|suscríbete.{0,40}|archivado en|abonnez-vous.{0,40}|inscrivez-vous.{0,40}|jetzt (?:abonnieren|anmelden).{0,30}|assine.{0,40}|iscriviti.{0,40}|подпишитесь.{0,40}|теги|etiquetas|schlagworte|anzeige|publicidad|publicidade|publicité|реклама|reklam[ay]?|iklan|إعلان|广告");

  /** What a heading heads. */
  static Labels of(String text) {
    if (OF_COMMENTS.matcher(text).matches()) {
      return COMMENTS;
    }
    if (OF_RELATED.matcher(text).matches()) {
      return RELATED;
    }
    return OF_PROMOTION.matcher(text).matches() ? PROMOTION : OTHER;
  }

  private static Pattern label(String words) {
    return Pattern.compile(
        "^\\W{0,3}(?:\\(?\\d+\\)?\\s*)?(?:" + words + ")(?:\\s*\\(?\\d+\\)?)?[\\s:：.>»…!]*$",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }
}
