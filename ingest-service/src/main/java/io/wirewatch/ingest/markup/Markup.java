package io.wirewatch.ingest.markup;

/**
 * A text as a document has it.
 *
 * @param source plain text or HTML
 * @param isHtml which of them
 * @param base the address against which its relative links are read; empty when none is known
 */
public record Markup(String source, boolean isHtml, String base) {
  /** Nothing. */
  public static final Markup NONE = new Markup("", false, "");

  /** Clean text: paragraphs parted by an empty line. */
  public String text() {
    return isHtml ? HtmlText.of(source) : HtmlText.ofPlain(source);
  }

  /** HTML that does no harm, whatever the source is. */
  public String safeHtml() {
    if (isHtml) {
      return SafeHtml.of(source, base);
    }
    StringBuilder html = new StringBuilder();
    for (String paragraph : HtmlText.ofPlain(source).split("\n\n", -1)) {
      String escaped = paragraph.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
      html.append(escaped.isEmpty() ? "" : "<p>" + escaped + "</p>");
    }
    return html.toString();
  }
}
