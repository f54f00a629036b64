package io.wirewatch.ingest.markup;

import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * HTML of strangers made harmless: only the elements and attributes of text, pictures and links to
 * the web pass; no scripts, styles, forms, frames or plug-ins. Links become absolute.
 */
public final class SafeHtml {
  private static final int DEPTH = 100;

  /** Of longer ones the beginning is kept: tables in tables take jsoup long. */
  private static final int LONGEST = 1 << 18;

  /** In XML's manner; HTML would take all that follows for what is in it. */
  private static final Pattern SELF_CLOSED =
      Pattern.compile(
          "<(script|style|iframe|textarea|title|noscript|object|svg|math)\\b[^<>]{0,2000}/>",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern UNSEEN =
      Pattern.compile("(?i)</?(?:iframe|noframes|noembed|xmp|plaintext|noscript|object)\\b");

  /** What HTML would take for a comment up to the next bracket. */
  private static final Pattern NO_DECLARATION = Pattern.compile("<!(?![A-Za-z\\[>-])");

  private SafeHtml() {}

  /**
   * The harmless part of a piece of HTML, or of its first 262,144 characters.
   *
   * @param base where it stands, to read its relative links; those are left out when it is empty
   */
  public static String of(String html, String base) {
    String cut = html.length() > LONGEST ? html.substring(0, LONGEST) : html;
    String closed =
        SELF_CLOSED.matcher(NO_DECLARATION.matcher(cut).replaceAll("&lt;!")).replaceAll("");
    // As another name that is not kept, so that the text within is read as HTML and cleaned
    String readable =
        UNSEEN.matcher(closed).replaceAll(tag -> tag.group().startsWith("</") ? "</bdo" : "<bdo");
    Document dirty = Parser.htmlParser().setMaxDepth(DEPTH).parseInput("<body>" + readable, base);
    Document clean = new Cleaner(safelist()).clean(dirty);
    clean.outputSettings().prettyPrint(false);
    return clean.body().html();
  }

  private static Safelist safelist() {
    return Safelist.relaxed()
        .addTags(
            "abbr",
            "address",
            "article",
            "aside",
            "del",
            "details",
            "figcaption",
            "figure",
            "footer",
            "header",
            "hr",
            "ins",
            "kbd",
            "mark",
            "s",
            "samp",
            "section",
            "time",
            "tt",
            "var")
        .addAttributes("time", "datetime");
  }
}
