package io.wirewatch.ingest.page;

import io.wirewatch.ingest.article.CanonicalUrl;
import io.wirewatch.ingest.markup.HtmlText;
import io.wirewatch.ingest.markup.Links;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page says of itself beside its text.
 *
 * @param canonical its own address
 * @param title the headline
 * @param authors names
 * @param published when it was published
 * @param language a BCP 47 tag
 * @param description in short
 * @param image the address of its picture
 * @param siteName what the site calls itself
 * @param isArticle whether it says that it is an article
 */
record Facts(
    String canonical,
    String title,
    List<String> authors,
    Publication published,
    String language,
    String description,
    String image,
    String siteName,
    boolean isArticle) {

  /** Where names and times are those of others. */
  static final String ELSEWHERE =
      "aside, body > footer, [role=contentinfo], .footer, .site-footer, #footer, nav, #comments, .comments, .comment, .comment-list, .comments-area, .related";

  private static final int FIRST_TEXTS = 150;
  private static final int FIRST_ELEMENTS = 5_000;

  static Facts of(Document page, LinkedData data, String url, String contentLanguage) {
    Metas metas = new Metas(page);
    String site = site(metas, data);
    String address = canonical(page, metas, data, url);
    return new Facts(
        address,
        new Headline(site, address).of(page, metas, data),
        new Authors(site).of(page, metas, data),
        Publication.of(page, metas, data, url.isEmpty() ? address : url),
        language(page, metas, data, contentLanguage),
        description(metas, data),
        image(page, metas, data, url),
        site,
        metas.first("og:type").equalsIgnoreCase("article")
            || !metas.first("article:published_time", "citation_title").isEmpty());
  }

  /** The first short pieces of text that the page shows, where no class says what they are. */
  static List<String> firstTexts(Document page) {
    return page.body().stream()
        .limit(FIRST_ELEMENTS)
        .filter(each -> each.closest(ELSEWHERE) == null)
        .flatMap(each -> each.textNodes().stream())
        .map(text -> HtmlText.fold(text.getWholeText()))
        .filter(text -> text.length() > 4)
        .limit(FIRST_TEXTS)
        .toList();
  }

  private static String site(Metas metas, LinkedData data) {
    String stated = metas.first("og:site_name", "application-name", "apple-mobile-web-app-title");
    return stated.isEmpty() ? HtmlText.fold(data.publisher()) : stated;
  }

  private static String canonical(Document page, Metas metas, LinkedData data, String url) {
    Element link = page.selectFirst("link[rel~=(?i)^canonical$][href]");
    List<String> stated =
        List.of(
            link == null ? "" : link.attr("href"),
            metas.first("og:url"),
            data.address("mainEntityOfPage"),
            data.address("url"));
    return CanonicalUrl.ofPage(url, stated).orElse(url);
  }

  private static String language(
      Document page, Metas metas, LinkedData data, String contentLanguage) {
    Element root = page.selectFirst("html");
    for (String each :
        List.of(
            root == null ? "" : root.attr("lang"),
            root == null ? "" : root.attr("xml:lang"),
            page.body().attr("lang"),
            data.textOfPage("inLanguage"),
            metas.first("og:locale", "dc.language", "language", "citation_language"),
            metas.first("content-language"),
            contentLanguage)) {
      String tag = each.strip().replace('_', '-').replaceFirst("[,; ].*", "");
      if (tag.matches("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")) {
        return tag;
      }
    }
    return "";
  }

  private static String description(Metas metas, LinkedData data) {
    String stated =
        metas.first("og:description", "description", "twitter:description", "dc.description");
    return stated.isEmpty() ? data.textOfPage("description") : HtmlText.fold(HtmlText.of(stated));
  }

  private static String image(Document page, Metas metas, LinkedData data, String url) {
    Element link = page.selectFirst("link[rel=image_src][href]");
    for (String each :
        List.of(
            metas.first("og:image", "og:image:url", "og:image:secure_url"),
            metas.first("twitter:image", "twitter:image:src", "parsely-image-url"),
            data.address("image"),
            link == null ? "" : link.attr("href"))) {
      String address = Links.resolve(url, each).orElse("");
      if (!address.isEmpty()) {
        return address;
      }
    }
    return "";
  }
}
