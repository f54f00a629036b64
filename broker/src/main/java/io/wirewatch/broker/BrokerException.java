package io.wirewatch.broker;

import org.jspecify.annotations.Nullable;

/** The broker cannot do what it was asked; the message is a sentence that says what to do. */
public final class BrokerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
