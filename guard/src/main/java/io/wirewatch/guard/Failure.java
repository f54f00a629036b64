package io.wirewatch.guard;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Why a request that was allowed brought no answer. */
public enum Failure {
  /** The host's name does not resolve. */
  UNKNOWN_HOST,
  /** Nobody accepts connections there. */
  CONNECTION_FAILED,
  /** No trusted TLS connection: an expired certificate, a wrong name, no common protocol. */
  TLS_FAILED,
  /** The connection broke off, or what came is not HTTP or not in the encoding it claims. */
  BROKEN_ANSWER,
  /** The client was closed, or the thread that asked was interrupted. */
  STOPPED;

  /** Why an exchange failed. Interrupted threads were stopped, whatever failed through that. */
  static Failure of(IOException e) {
    return switch (e) {
      case InterruptedIOException _ -> STOPPED;
      case UnknownHostException _ -> UNKNOWN_HOST;
      case SSLException _ -> TLS_FAILED;
      case ConnectException _, NoRouteToHostException _ -> CONNECTION_FAILED;
      default -> Thread.currentThread().isInterrupted() ? STOPPED : BROKEN_ANSWER;
    };
  }
}
