package io.wirewatch.configuration;

/** Thrown by a configuration record's constructor that rejects one of its fields. */
public final class InvalidField extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private final String field;

  /**
   * A rejected field.
   *
   * @param field the field's name
   * @param reason what is wrong with it, to be read after the name: "must be at least 1"
   */
  public InvalidField(String field, String reason) {
    super(reason);
    this.field = field;
  }

  /** The field's name. */
  public String field() {
    return field;
  }

  /** The field's name and what is wrong with it. */
  public String sentence() {
    return field + " " + getMessage();
  }
}
