package io.wirewatch.launcher;

import org.jspecify.annotations.Nullable;

/** Wirewatch cannot go on; the message says why and what to do, to be printed as it is. */
public final class LauncherException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LauncherException(String message) {
    this(message, null);
  }

  LauncherException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
