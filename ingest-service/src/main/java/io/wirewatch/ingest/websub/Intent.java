package io.wirewatch.ingest.websub;

import io.wirewatch.events.FeedState.WebSub;
import java.time.Instant;
import java.util.Map;

/** What a hub asks of us, and our answer: https://www.w3.org/TR/websub/#hub-verifies-intent. */
public sealed interface Intent {
  /**
   * We did ask for it.
   *
   * @param challenge what to answer
   * @param stands the subscription from now on
   */
  record Confirmed(String challenge, WebSub stands) implements Intent {}

  /**
   * The hub does not want us.
   *
   * @param reason as it says
   * @param stands the subscription from now on
   */
  record Denied(String reason, WebSub stands) implements Intent {}

  /** We know of no such subscription, or ask to end none: not found. */
  record Unknown() implements Intent {}

  /**
   * Reads a hub's request.
   *
   * @param stands the feed's subscription
   * @param token the last segment of the address that was called
   * @param query the request's parameters
   */
  static Intent of(WebSub stands, String token, Map<String, String> query, Instant now) {
    String challenge = query.getOrDefault("hub.challenge", "");
    if (!Callback.isToken(token, stands.secret())
        || !query.getOrDefault("hub.topic", "").equals(stands.topic())) {
      return new Unknown();
    }
    return switch (query.getOrDefault("hub.mode", "")) {
      case "subscribe" ->
          challenge.isEmpty()
              ? new Unknown()
              : new Confirmed(
                  challenge,
                  Subscription.verified(
                      stands, seconds(query.getOrDefault("hub.lease_seconds", "")), now));
      case "denied" ->
          new Denied(query.getOrDefault("hub.reason", ""), Subscription.denied(stands));
      default -> new Unknown();
    };
  }

  private static long seconds(String stated) {
    return stated.matches("\\d{1,12}") ? Long.parseLong(stated) : 0;
  }
}
