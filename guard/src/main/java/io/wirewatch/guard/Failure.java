package io.wirewatch.guard;

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
  STOPPED
}
