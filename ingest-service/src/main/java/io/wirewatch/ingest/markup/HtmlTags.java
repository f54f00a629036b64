package io.wirewatch.ingest.markup;

import java.util.List;
import java.util.Set;

/** What HTML's elements are to a reader of plain text. */
final class HtmlTags {
  private static final Set<String> VOID =
      words("area base br col embed frame hr img input link meta param source track wbr");
  private static final Set<String> HIDDEN =
      words(
          "audio canvas datalist head noembed noframes noscript script select style svg template"
              + " textarea title video");
  private static final Set<String> RAW = words("script style");
  private static final Set<String> PARAGRAPHS =
      words(
          "address article aside blockquote body caption center dd details div dl dt fieldset"
              + " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre"
              + " section summary table tr ul");
  private static final Set<String> INLINE =
      words(
          "a abbr acronym applet b basefont bdi bdo bgsound big blink button cite code del dfn em"
              + " embed font frame frameset html i iframe img input ins kbd label legend link map"
              + " mark marquee math meta meter nobr object option output param picture progress q"
              + " rp rt ruby s samp small source span strike strong sub sup tbody td tfoot th thead"
              + " time track tt u var wbr area base br col colgroup dir isindex menu optgroup xml");

  private HtmlTags() {}

  /** Whether it has neither content nor end tag. */
  static boolean isVoid(String name) {
    return VOID.contains(name);
  }

  /** Whether what is in it is not for readers, or says nothing without the rest. */
  static boolean isHidden(String name) {
    return HIDDEN.contains(name);
  }

  /** Whether what is in it is no HTML. */
  static boolean isRaw(String name) {
    return RAW.contains(name);
  }

  /** Whether it stands apart from the text around it. */
  static boolean isParagraph(String name) {
    return PARAGRAPHS.contains(name);
  }

  /** Whether HTML has, or once had, an element of that name. */
  static boolean isHtml(String name) {
    return INLINE.contains(name) || PARAGRAPHS.contains(name) || HIDDEN.contains(name);
  }

  private static Set<String> words(String words) {
    return Set.copyOf(List.of(words.split(" ", -1)));
  }
}
