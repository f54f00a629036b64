package io.wirewatch.ingest.page;

import io.wirewatch.ingest.markup.Charsets;
import io.wirewatch.ingest.page.Page.Warning;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/**
 * Reads an article out of the HTML of its page. The work is bounded by construction: so many
 * characters and elements, so deep, each looked at a bounded number of times. It ends with a {@link
 * java.util.concurrent.CancellationException} when its thread is interrupted.
 */
public final class PageReader {
  private static final int HEAD = 4_096;
  private static final Pattern CHARSET =
      Pattern.compile("(?i)<meta[^>]{0,200}?charset\\s*=\\s*[\"']?\\s*([\\w:.-]{2,40})");

  private PageReader() {}

  /**
   * A page as it was got.
   *
   * @param bytes its HTML
   * @param contentType as the server said, to know its charset; may be empty
   * @param contentLanguage as the server said; may be empty
   * @param url where it is, to read its relative links; may be empty
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record Source(byte[] bytes, String contentType, String contentLanguage, String url) {}

  /** Reads it; whatever it is, there is a page, with {@link Warning}s. */
  public static Page read(Source source) {
    String type = source.contentType();
    String stated =
        type.toLowerCase(Locale.ROOT).contains("charset") ? type : ofMeta(source.bytes());
    return read(
        Charsets.decode(source.bytes(), stated).text(), source.contentLanguage(), source.url());
  }

  /** What the page says of its own charset, in the manner of the header. */
  private static String ofMeta(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    Matcher charset = CHARSET.matcher(head);
    return charset.find() ? "text/html; charset=" + charset.group(1) : "text/html";
  }

  /** Reads one that is text already. */
  public static Page read(String html, String contentLanguage, String url) {
    List<Warning> warnings = new ArrayList<>();
    Tree tree = Tree.of(html);
    if (tree.cut()) {
      warnings.add(Warning.TRUNCATED);
    }
    if (!looksLikeHtml(html)) {
      warnings.add(Warning.NOT_HTML);
    }
    Document page = tree.parse(url);
    Stop.check();
    LinkedData data = LinkedData.of(page);
    if (data.isUnreadable()) {
      warnings.add(Warning.UNREADABLE_LINKED_DATA);
    }
    Facts facts = Facts.of(page, data, url, contentLanguage);
    Publication published = facts.published();
    if (published.at().isEmpty() && !published.text().isEmpty()) {
      warnings.add(Warning.UNREADABLE_DATE);
    }
    if (data.isForSubscribers()) {
      warnings.add(Warning.SUBSCRIBERS_ONLY);
    }
    String text = text(tree, page, data, facts, warnings);
    return new Page(
        facts.canonical(),
        facts.title(),
        text,
        facts.authors(),
        published.at(),
        published.text(),
        facts.language(),
        facts.description(),
        facts.image(),
        facts.siteName(),
        warnings);
  }

  private static String text(
      Tree tree, Document page, LinkedData data, Facts facts, List<Warning> warnings) {
    boolean signed = facts.published().at().isPresent() && !facts.authors().isEmpty();
    boolean article = facts.isArticle() || data.hasArticle() || signed;
    Body body = Body.of(page, facts, article, true);
    String stated = data.body();
    int statedWeight = Weight.of(stated);
    if (!body.found() && statedWeight < Body.LITTLE) {
      Body more = Body.of(tree.parse(page.baseUri()), facts, article, false);
      body = more.weight() > body.weight() * 2 ? more : body;
    }
    if (statedWeight >= Body.LITTLE && Stated.isMore(stated, body, data.isForSubscribers())) {
      warnings.add(Warning.TEXT_FROM_LINKED_DATA);
      return stated;
    }
    if (body.weight() == 0) {
      warnings.add(Warning.NO_TEXT);
    } else if (!body.found()) {
      warnings.add(Warning.NO_ARTICLE);
    }
    return Stated.within(stated, body.text());
  }

  private static boolean looksLikeHtml(String html) {
    String head = html.length() > HEAD ? html.substring(0, HEAD) : html;
    return io.wirewatch.ingest.markup.HtmlText.looksLikeHtml(head);
  }
}
