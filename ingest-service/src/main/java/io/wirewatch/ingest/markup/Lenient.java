package io.wirewatch.ingest.markup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * Reads XML that is not well-formed, with jsoup's lenient parser, as far as there is anything to
 * read. Of an entry in which the document breaks off the fields that are complete are read.
 */
final class Lenient {
  private final Builder builder;
  private final Outline outline;
  private final Names names = new Names();
  private final Set<String> declared = new HashSet<>();
  private boolean truncated;

  private Lenient(Builder builder, Outline outline) {
    this.builder = builder;
    this.outline = outline;
  }

  /**
   * Reads a document.
   *
   * @return whether it breaks off
   */
  static boolean read(String xml, Builder builder, Outline outline) {
    for (Element root : Xml.elements(xml).children()) {
      Lenient lenient = new Lenient(builder, outline);
      if (lenient.root(root)) {
        return lenient.truncated;
      }
    }
    return false;
  }

  private boolean root(Element root) {
    truncated = isUnclosed(root);
    declare(root);
    builder.start(
        names.ofRoot(root.tag().prefix(), namespace(root), local(root)), withNamespaces(root));
    if (builder.isDone()) {
      return true;
    }
    fields(root);
    builder.end();
    return true;
  }

  /** The children of a root, channel or entry, with what is wrongly within them put beside them. */
  private void fields(Element parent) {
    for (Element child : parent.children()) {
      if (builder.isDone()) {
        return;
      }
      String name = name(child);
      if (name.equals("channel") || name.equals("items")) {
        builder.start(name, attributes(child));
        fields(child);
        builder.end();
      } else if (outline.isEntry(name)) {
        entry(child);
      } else {
        field(child);
      }
    }
  }

  private void entry(Element entry) {
    List<Element> within = new ArrayList<>();
    builder.start(name(entry), attributes(entry));
    for (Element child : entry.children()) {
      entryField(child, within);
    }
    builder.end();
    within.forEach(this::nested);
  }

  private void nested(Element entry) {
    if (!builder.isDone()) {
      entry(entry);
    }
  }

  private void entryField(Element child, List<Element> entriesWithin) {
    if (outline.isEntry(name(child))) { // the one before it was not closed
      entriesWithin.add(child);
    } else {
      field(child, entriesWithin);
    }
  }

  private void field(Element field) {
    List<Element> entriesWithin = new ArrayList<>();
    field(field, entriesWithin);
    entriesWithin.forEach(this::nested);
  }

  /** A field; one that is not closed ends where the next one begins. */
  private void field(Element field, List<Element> entriesWithin) {
    boolean unclosed = isUnclosed(field);
    boolean swallows = unclosed && field.children().stream().anyMatch(this::isField);
    if (unclosed && truncated && !swallows && isLast(field)) {
      return; // broken off in the middle of it
    }
    builder.start(name(field), attributes(field));
    if (!swallows) {
      content(field);
      builder.end();
      return;
    }
    List<Element> beside = new ArrayList<>();
    for (var node : field.childNodes()) {
      if (node instanceof Element child && (isField(child) || !beside.isEmpty())) {
        beside.add(child);
      } else if (beside.isEmpty()) {
        content(node);
      }
    }
    builder.end();
    beside.forEach(child -> entryField(child, entriesWithin));
  }

  private void content(Element element) {
    element.childNodes().forEach(this::content);
  }

  private void content(org.jsoup.nodes.Node node) {
    if (node instanceof TextNode text) {
      builder.text(text instanceof CDataNode ? text.text() : text.getWholeText());
    } else if (node instanceof Element element) {
      builder.start(name(element), attributes(element));
      content(element);
      builder.end();
    }
  }

  private boolean isField(Element element) {
    return switch (name(element)) {
      case "title",
          "link",
          "description",
          "guid",
          "pubdate",
          "author",
          "category",
          "id",
          "updated",
          "published",
          "summary",
          "content",
          "enclosure",
          "language",
          "item",
          "entry" ->
          true;
      default -> element.tagName().startsWith("dc:") || outline.isEntry(name(element));
    };
  }

  private static boolean isUnclosed(Element element) {
    return element.childNodeSize() > 0 && element.endSourceRange().isImplicit();
  }

  /** Whether nothing follows it but what is around it. */
  private static boolean isLast(Element element) {
    for (Element at = element; at.parent() != null; at = at.parent()) {
      if (at.nextElementSibling() != null) {
        return false;
      }
    }
    return true;
  }

  private String name(Element element) {
    declare(element);
    return names.of(prefix(element), namespace(element), local(element));
  }

  private void declare(Element element) {
    for (Attribute attribute : element.attributes()) {
      if (attribute.getKey().startsWith("xmlns:")) {
        declared.add(attribute.getKey().substring("xmlns:".length()));
      }
    }
  }

  /** Undeclared prefixes jsoup takes to stand for what surrounds them, or for {@code xml:}. */
  private String namespace(Element element) {
    String uri = element.tag().namespace();
    boolean undeclared = element.tagName().indexOf(':') >= 0 && !declared.contains(prefix(element));
    return undeclared || uri.equals(Parser.NamespaceXml) ? "" : uri;
  }

  private static String prefix(Element element) {
    String whole = element.tagName();
    int colon = whole.indexOf(':');
    return colon < 0 ? element.tag().prefix() : whole.substring(0, colon).toLowerCase(Locale.ROOT);
  }

  private static String local(Element element) {
    String local = element.tag().localName();
    return local.substring(local.lastIndexOf(':') + 1);
  }

  private String[] attributes(Element element) {
    List<String> attributes = new ArrayList<>();
    for (Attribute attribute : element.attributes()) {
      if (!attribute.getKey().startsWith("xmlns")) {
        String key = attribute.getKey();
        int colon = key.indexOf(':');
        String prefix = colon < 0 ? "" : key.substring(0, colon);
        attributes.add(names.of(prefix, "", key.substring(colon + 1)));
        attributes.add(attribute.getValue());
      }
    }
    return attributes.toArray(String[]::new);
  }

  private String[] withNamespaces(Element root) {
    StringBuilder namespaces = new StringBuilder();
    for (Attribute attribute : root.attributes()) {
      if (attribute.getKey().startsWith("xmlns")) {
        namespaces.append(attribute.getValue()).append(' ');
      }
    }
    List<String> all = new ArrayList<>(List.of(attributes(root)));
    all.add("xmlns");
    all.add(namespaces.toString());
    return all.toArray(String[]::new);
  }
}
