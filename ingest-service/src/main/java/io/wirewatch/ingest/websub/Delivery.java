package io.wirewatch.ingest.websub;

import io.wirewatch.events.FeedState.WebSub;

/** What becomes of a delivery: https://www.w3.org/TR/websub/#authenticated-content-distribution. */
public enum Delivery {
  /** It is signed with our secret: to be read as if it had been polled. */
  TAKEN,
  /**
   * Not signed, or not with our secret. It is ignored, and answered as if it were not, for the
   * answer is no help to whoever guesses.
   */
  NOT_SIGNED,
  /** The address is none of ours: not found. */
  UNKNOWN;

  /**
   * What becomes of one.
   *
   * @param stands the feed's subscription
   * @param token the last segment of the address that was called
   * @param signature {@code X-Hub-Signature}; empty when there was none
   */
  public static Delivery of(WebSub stands, String token, String signature, byte[] body) {
    if (!Callback.isToken(token, stands.secret())) {
      return UNKNOWN;
    }
    return Signature.isValid(signature, stands.secret(), body) ? TAKEN : NOT_SIGNED;
  }
}
