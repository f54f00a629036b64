package io.wirewatch.ingest.markup;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree of a document as its elements begin and end, and hands entries over. Text, depth
 * and the elements that are kept of one entry, and of what is no entry, are bounded: what is deeper
 * stays as text of what is around it, what is longer is left out.
 */
final class Builder {
  private static final int DEPTH = 100;
  private static final int MOST_ELEMENTS = 20_000;

  /** Where RSS, and RSS 1.1, have their items, if not in the root. */
  private static final Set<String> WITHIN_ROOT = Set.of("channel", "items");

  private final Outline outline;
  private final String base;
  private @Nullable Node root;
  private @Nullable Node at;
  private int depth;
  private int beyond;
  private int characters;
  private int elements;
  private int fields;
  private boolean cut;
  private boolean stopped;

  Builder(Outline outline, String base) {
    this.outline = outline;
    this.base = base;
  }

  /** Whether no more is wanted: the root has ended, or the outline has had enough. */
  boolean isDone() {
    return stopped || (root != null && at == null);
  }

  /** Whether text was left out. */
  boolean isCut() {
    return cut;
  }

  /** How many elements are open, those that are not kept among them. */
  int depth() {
    return depth + beyond;
  }

  @Nullable Node root() {
    return root;
  }

  /** Whether what stands between the elements here is only there for looks. */
  boolean isBetweenFields() {
    Node here = at;
    return here == null
        || isContainer(here)
        || (isContainer(here.parent()) && outline.isEntry(here.name()));
  }

  void start(String name, String... attributes) {
    if (depth + beyond >= DEPTH || elements >= MOST_ELEMENTS) {
      beyond++;
      cut |= elements >= MOST_ELEMENTS;
      return;
    }
    Node node = new Node(at, name, base);
    node.attributes(attributes);
    if (root == null) {
      root = node;
      stopped = !outline.root(node);
    }
    at = node;
    depth++;
    elements++;
  }

  void text(String text) {
    Node here = at;
    if (here == null || text.isEmpty()) {
      return;
    }
    int left = Node.MOST_TEXT - characters;
    cut |= text.length() > left;
    if (left > 0) {
      here.append(text.length() > left ? text.substring(0, left) : text);
      characters += Math.min(left, text.length());
    }
  }

  void end() {
    if (beyond > 0) {
      beyond--;
      return;
    }
    Node node = at;
    if (node == null) {
      return;
    }
    Node parent = node.parent();
    depth--;
    at = parent;
    if (isContainer(parent) && !isContainer(node)) {
      characters = 0;
      elements = 0;
      if (outline.isEntry(node.name())) {
        stopped |= !outline.entry(node);
        return;
      }
    }
    if (parent != null && (!isContainer(parent) || fields++ < MOST_ELEMENTS)) {
      parent.add(node);
    }
  }

  private boolean isContainer(@Nullable Node node) {
    return node != null
        && (node == root || (node.parent() == root && WITHIN_ROOT.contains(node.name())));
  }
}
