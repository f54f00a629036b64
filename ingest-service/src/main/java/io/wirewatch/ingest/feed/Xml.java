package io.wirewatch.ingest.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** How both formats' elements are named, found and resolved. */
final class Xml {
  /** Namespaces by the prefix that everybody gives them; whoever declares none means these too. */
  private static final Map<String, String> PREFIXES =
      Map.of(
          "http://www.w3.org/2005/atom", "atom",
          "http://purl.org/rss/1.0/modules/content/", "content",
          "http://purl.org/dc/elements/1.1/", "dc",
          "http://purl.org/dc/terms/", "dcterms",
          "http://www.w3.org/1999/xhtml", "xhtml",
          "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf",
          "http://purl.org/rss/1.0/", "",
          "http://my.netscape.com/rdf/simple/0.9/", "",
          "http://backend.userland.com/rss2", "");

  private Xml() {}

  /** An element's name in lower case, under the usual prefix of its namespace. */
  static String name(Element element) {
    String local = local(element);
    String written = element.tag().prefix().toLowerCase(Locale.ROOT);
    String namespace = element.tag().namespace().toLowerCase(Locale.ROOT);
    String prefix = PREFIXES.getOrDefault(namespace, written);
    return prefix.isEmpty() ? local : prefix + ":" + local;
  }

  /** An element's name in lower case, without prefix. */
  static String local(Element element) {
    String name = element.tag().localName().toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf(':') + 1);
  }

  /** The children of that name, in order. */
  static Stream<Element> children(Element parent, String name) {
    return parent.children().stream().filter(child -> name(child).equals(name));
  }

  /** The first child that has one of these names, an earlier name before a later one. */
  static Optional<Element> child(Element parent, String... names) {
    return Stream.of(names).flatMap(name -> children(parent, name)).findFirst();
  }

  /** The folded text of the first child that has one of these names and any text. */
  static String text(Element parent, String... names) {
    return Stream.of(names)
        .flatMap(name -> children(parent, name))
        .map(Xml::text)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** An element's text on one line, its references resolved once, as XML has it. */
  static String text(Element element) {
    return PlainText.fold(element.wholeText());
  }

  /** What is stated, without what is empty or repeated. */
  static List<String> distinct(Stream<String> stated) {
    return stated.map(PlainText::fold).filter(text -> !text.isEmpty()).distinct().toList();
  }

  /** A language tag in its regular form; empty when it is none. */
  static String language(String stated) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(stated.strip().replace('_', '-')).build();
      return locale.getLanguage().isEmpty() ? "" : locale.toLanguageTag();
    } catch (IllformedLocaleException e) {
      return "";
    }
  }

  /** A link made absolute against every {@code xml:base} around it; empty when not http(s). */
  static Optional<String> resolve(Element at, String link) {
    String wanted = link.strip();
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    return uri(wanted)
        .flatMap(uri -> uri.isAbsolute() ? Optional.of(uri) : resolve(base(at), uri))
        .filter(
            uri ->
                Set.of("http", "https")
                    .contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)))
        .filter(uri -> uri.getRawAuthority() != null)
        .map(URI::toString);
  }

  private static Optional<URI> base(Element at) {
    Optional<URI> base = uri(at.baseUri());
    for (Element around : at.parents().reversed()) {
      base = based(base, around);
    }
    return based(base, at);
  }

  private static Optional<URI> based(Optional<URI> outer, Element element) {
    String own = element.attr("xml:base");
    return own.isBlank() ? outer : uri(own).flatMap(uri -> resolve(outer, uri)).or(() -> outer);
  }

  private static Optional<URI> resolve(Optional<URI> base, URI link) {
    return base.map(uri -> ("".equals(uri.getRawPath()) ? uri.resolve("/") : uri).resolve(link));
  }

  /** Publishers leave spaces and letters beyond ASCII unescaped. */
  private static Optional<URI> uri(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : text.strip().getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b > 0x20 && b < 0x7f && "\"<>\\^`{|}".indexOf(b) < 0;
      escaped.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
    }
    try {
      return Optional.of(new URI(escaped.toString()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
