package io.wirewatch.matcher;

/** Thrown for a query that cannot be stored; the message says why, and where in the query. */
public final class InvalidQuery extends Exception {
  private static final long serialVersionUID = 1L;
  private final String reason;

  InvalidQuery(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** Why it cannot be stored. */
  public String reason() {
    return reason;
  }
}
