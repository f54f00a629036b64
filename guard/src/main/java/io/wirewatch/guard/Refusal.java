package io.wirewatch.guard;

/** Why a request was not made, or not followed to its end. */
public enum Refusal {
  /**
   * The address has no host, carries a user name, names the port of another protocol, or is none.
   */
  INVALID_ADDRESS,
  /** The scheme is neither http nor https. */
  UNSUPPORTED_SCHEME,
  /** The host resolves to no address that may be connected to. */
  PRIVATE_ADDRESS,
  /** A redirect from https to http. */
  INSECURE_REDIRECT,
  /** A redirect without a {@code Location}, or to one that is not an address. */
  INVALID_REDIRECT,
  /** One redirect more than the limit; also what a loop ends in. */
  TOO_MANY_REDIRECTS
}
