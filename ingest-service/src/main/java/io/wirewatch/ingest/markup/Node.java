package io.wirewatch.ingest.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An element of a document, with its attributes and what is in it. Names are as {@link Names} has
 * them: {@code title}, {@code dc:creator}, {@code xml:lang}.
 */
public final class Node {
  /** The most characters that are kept of one entry; what is beyond is not. */
  public static final int MOST_TEXT = 1 << 20;

  private static final Object[] NOTHING = {};

  private final @Nullable Node parent;
  private final String name;
  private @Nullable String base;
  private String[] attributes = {};
  private Object[] content = NOTHING; // texts and nodes, in order
  private int size;

  /** A bit for each name of an element within, so that most of those not there are not sought. */
  private long names;

  Node(@Nullable Node parent, String name, String documentBase) {
    this.parent = parent;
    this.name = name;
    this.base = parent == null ? documentBase : null;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Its name without prefix. */
  public String local() {
    return name.substring(name.lastIndexOf(':') + 1);
  }

  /** An attribute's value without the space around it; empty when it is not there. */
  public String attr(String wanted) {
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i].equals(wanted)) {
        return attributes[i + 1].strip();
      }
    }
    return "";
  }

  /** Its elements, in order. */
  public List<Node> children() {
    List<Node> children = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (content[i] instanceof Node node) {
        children.add(node);
      }
    }
    return children;
  }

  /** Its elements of that name, in order. */
  public List<Node> children(String wanted) {
    if (hasNone(wanted)) {
      return List.of();
    }
    List<Node> children = List.of();
    for (int i = 0; i < size; i++) {
      if (content[i] instanceof Node node && node.name.equals(wanted)) {
        children = children.isEmpty() ? new ArrayList<>() : children;
        children.add(node);
      }
    }
    return children;
  }

  /** The first element that has one of these names, an earlier name before a later one. */
  public Optional<Node> child(String... names) {
    for (String wanted : names) {
      for (int i = hasNone(wanted) ? size : 0; i < size; i++) {
        if (content[i] instanceof Node node && node.name.equals(wanted)) {
          return Optional.of(node);
        }
      }
    }
    return Optional.empty();
  }

  /** The folded text of the first element that has one of these names and any text. */
  public String text(String... names) {
    for (String wanted : names) {
      for (int i = hasNone(wanted) ? size : 0; i < size; i++) {
        if (content[i] instanceof Node node && node.name.equals(wanted)) {
          String text = HtmlText.fold(node.text());
          if (!text.isEmpty()) {
            return text;
          }
        }
      }
    }
    return "";
  }

  /** All text in it, its references resolved once, as XML has it. */
  public String text() {
    if (size == 1 && !(content[0] instanceof Node)) {
      return content[0].toString();
    }
    StringBuilder out = new StringBuilder();
    appendText(out);
    return out.toString();
  }

  /** Whether there are elements in it. */
  public boolean hasElements() {
    return names != 0;
  }

  /** An attribute of its own or else of the nearest element around it that has it. */
  public String inherited(String attribute) {
    for (Node at = this; at != null; at = at.parent) {
      String value = at.attr(attribute);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  /** The address against which its relative links are to be read; empty when none is known. */
  public String base() {
    String known = base;
    if (known == null) {
      known = Links.base(parent == null ? "" : parent.base(), attr("xml:base"));
      base = known;
    }
    return known;
  }

  /** What is in it as HTML. */
  public String innerHtml() {
    StringBuilder out = new StringBuilder();
    appendContent(out, base());
    return out.toString();
  }

  void attributes(String... namesAndValues) {
    attributes = namesAndValues;
    if (parent == null) {
      base = Links.base(base == null ? "" : base, attr("xml:base"));
    }
  }

  /** Takes a text or a node in at the end. */
  void add(Object part) {
    if (size == content.length) {
      Object[] longer = new Object[size == 0 ? 1 : size * 2 + 2];
      System.arraycopy(content, 0, longer, 0, size);
      content = longer;
    }
    content[size++] = part;
    if (part instanceof Node node) {
      names |= bit(node.name);
    }
  }

  /** Takes text in at the end, together with the text that is there already. */
  void append(String text) {
    if (size == 0 || content[size - 1] instanceof Node) {
      add(text);
    } else if (content[size - 1] instanceof StringBuilder longer) {
      longer.append(text);
    } else {
      StringBuilder both = new StringBuilder(text.length() * 2);
      both.append(content[size - 1]);
      both.append(text);
      content[size - 1] = both;
    }
  }

  @Nullable Node parent() {
    return parent;
  }

  private boolean hasNone(String wanted) {
    return (names & bit(wanted)) == 0;
  }

  private static long bit(String name) {
    int hash = name.hashCode();
    return 1L << (hash ^ (hash >>> 6) ^ (hash >>> 12));
  }

  private void appendText(StringBuilder out) {
    for (int i = 0; i < size; i++) {
      if (content[i] instanceof Node node) {
        node.appendText(out);
      } else {
        out.append(content[i]);
      }
    }
  }

  private void appendContent(StringBuilder out, String outerBase) {
    for (int i = 0; i < size; i++) {
      if (content[i] instanceof Node node) {
        node.appendElement(out, outerBase);
      } else {
        escape(out, (CharSequence) content[i]);
      }
    }
  }

  private void appendElement(StringBuilder out, String outerBase) {
    String tag = local();
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      boolean link = attributes[i].equals("href") || attributes[i].equals("src");
      String value = attributes[i + 1];
      if (link && !base().equals(outerBase)) { // HTML knows no xml:base
        value = Links.resolve(base(), value).orElse(value);
      }
      out.append(' ').append(attributes[i]).append("=\"");
      escape(out, value);
      out.append('"');
    }
    out.append('>');
    appendContent(out, outerBase); // a void one has some when its end is missing
    if (!HtmlTags.isVoid(tag)) {
      out.append("</").append(tag).append('>');
    }
  }

  private static void escape(StringBuilder out, CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
  }
}
