package io.wirewatch.ingest.websub;

import io.wirewatch.events.FeedState.WebSub;
import io.wirewatch.guard.GuardedHttpClient;
import io.wirewatch.guard.Outcome;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks hubs for subscriptions. Each feed's is asked for at most once in {@link #PATIENCE}, so that
 * a hub that never verifies is not asked at every poll.
 */
public final class Hubs {
  /** The least time between two requests for one feed. */
  static final Duration PATIENCE = Duration.ofHours(1);

  private static final Map<String, String> HEADERS =
      Map.of("Content-Type", "application/x-www-form-urlencoded");

  private final GuardedHttpClient http;
  private final URI base;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Asked> asked = new ConcurrentHashMap<>();

  private record Asked(String secret, Instant at) {}

  /**
   * Asks for subscriptions through this client.
   *
   * @param base our address as the world sees it
   */
  public Hubs(GuardedHttpClient http, URI base, InstantSource clock) {
    this.http = http;
    this.base = base;
    this.clock = clock;
  }

  /** A secret that nobody can guess. */
  public String secret() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * Asks for a feed's subscription when it is due.
   *
   * @param wanted the subscription, which has to be kept already: the hub may verify it before it
   *     answers
   * @return why the hub would not; empty when it will verify, or was not asked
   */
  public Optional<String> ask(String feed, WebSub wanted) {
    Instant now = clock.instant();
    Asked last = asked.get(feed);
    boolean lately =
        last != null
            && last.secret().equals(wanted.secret())
            && now.isBefore(last.at().plus(PATIENCE));
    if (lately || !Subscription.isDue(wanted, now)) {
      return Optional.empty();
    }
    asked.put(feed, new Asked(wanted.secret(), now));
    Map<String, String> form =
        Map.of(
            "hub.mode", "subscribe",
            "hub.topic", wanted.topic(),
            "hub.callback", Callback.of(base, feed, wanted.secret()).toString(),
            "hub.lease_seconds", String.valueOf(Subscription.LEASE.toSeconds()),
            "hub.secret", wanted.secret());
    try {
      return refusal(http.post(new URI(wanted.hub()), HEADERS, encoded(form)));
    } catch (URISyntaxException e) {
      return Optional.of("the hub's address is none: " + e.getReason());
    }
  }

  /** Forgets a feed that is not followed any more. */
  public void forget(String feed) {
    asked.remove(feed);
  }

  private static Optional<String> refusal(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answer answer when answer.status() / 100 == 2 -> Optional.empty();
      case Outcome.Answer answer -> Optional.of("HTTP " + answer.status());
      case Outcome.Refused(var reason, var at) -> Optional.of(reason + " " + at);
      case Outcome.Unreachable(var reason, var detail) -> Optional.of(reason + ": " + detail);
      case Outcome.TooLarge(long limit) -> Optional.of("longer than " + limit + " bytes");
      case Outcome.TimedOut(var limit) -> Optional.of("not done within " + limit);
    };
  }

  private static byte[] encoded(Map<String, String> form) {
    StringBuilder body = new StringBuilder();
    form.forEach(
        (name, value) ->
            body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }
}
