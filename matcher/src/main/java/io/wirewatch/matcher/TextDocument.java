package io.wirewatch.matcher;

import java.util.ArrayList;
import java.util.List;

/** A document to be matched: values for some of the {@link Fields}. A text field has one value. */
public final class TextDocument {
  /** A field's value. */
  record Value(String field, String text) {}

  private final List<Value> values = new ArrayList<>();

  /** Adds a value of a field. */
  public TextDocument with(String field, String value) {
    values.add(new Value(field, value));
    return this;
  }

  /** Adds several values of a keyword field. */
  public TextDocument with(String field, Iterable<String> several) {
    several.forEach(value -> with(field, value));
    return this;
  }

  List<Value> values() {
    return values;
  }
}
