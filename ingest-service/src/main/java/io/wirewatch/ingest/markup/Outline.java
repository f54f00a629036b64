package io.wirewatch.ingest.markup;

/** Who takes a document's elements in as they are read: entries one by one, the rest as a tree. */
public interface Outline {
  /**
   * The root element begins; its attributes are known.
   *
   * @return whether to read on
   */
  boolean root(Node root);

  /** Whether an element of that name, below the root or its channel, is an entry. */
  boolean isEntry(String name);

  /**
   * An entry is complete. It is not kept in the tree.
   *
   * @return whether to read on
   */
  boolean entry(Node entry);
}
