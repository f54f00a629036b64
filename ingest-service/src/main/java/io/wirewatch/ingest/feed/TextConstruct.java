package io.wirewatch.ingest.feed;

import io.wirewatch.ingest.markup.HtmlText;
import io.wirewatch.ingest.markup.Markup;
import io.wirewatch.ingest.markup.Node;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * Titles, summaries and contents, of which the element says what they are: Atom 1.0 (RFC 4287,
 * sections 3.1 and 4.1.3) by {@code type}, Atom 0.3 by {@code mode} also; RSS says nothing, so one
 * has to look.
 */
final class TextConstruct {
  private TextConstruct() {}

  /**
   * The text of an element.
   *
   * @param guess whether text of which nothing is said may be HTML
   */
  static Markup of(Node element, boolean guess) {
    String type = type(element);
    String mode = element.attr("mode").toLowerCase(Locale.ROOT);
    boolean base64 = mode.equals("base64") || element.attr("encoding").equalsIgnoreCase("base64");
    if (element.hasElements() && !base64) {
      return new Markup(element.innerHtml(), true, element.base());
    }
    String text = element.text();
    if (base64 || isBinary(type)) {
      return decoded(text, type, element.base());
    }
    boolean html =
        switch (type) {
          case "html", "text/html", "xhtml", "application/xhtml+xml" -> true;
          case "text", "plain", "text/plain" -> false;
          default -> (guess || mode.equals("escaped")) && looksLikeHtml(text);
        };
    return new Markup(text, html, element.base());
  }

  private static boolean looksLikeHtml(String text) {
    return HtmlText.looksLikeHtml(text);
  }

  private static String type(Node element) {
    String type = element.attr("type").toLowerCase(Locale.ROOT);
    int parameter = type.indexOf(';');
    return parameter < 0 ? type : type.substring(0, parameter).strip();
  }

  private static boolean isBinary(String type) {
    return type.indexOf('/') > 0
        && !type.startsWith("text/")
        && !type.endsWith("+xml")
        && !type.endsWith("/xml");
  }

  /** What is no text when decoded (pictures, recordings and the like) is nothing. */
  private static Markup decoded(String text, String type, String base) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(text.strip());
      String decoded =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean plain = type.equals("text") || type.equals("text/plain");
      return decoded.indexOf(0) >= 0
          ? Markup.NONE
          : new Markup(decoded, !plain && looksLikeHtml(decoded), base);
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return isBinary(type) ? Markup.NONE : new Markup(text, looksLikeHtml(text), base);
    }
  }
}
