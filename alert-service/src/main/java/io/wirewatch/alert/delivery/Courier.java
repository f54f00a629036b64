package io.wirewatch.alert.delivery;

import io.wirewatch.events.Delivery;
import io.wirewatch.events.Delivery.Outcome;
import io.wirewatch.events.Notification;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Brings a notification to its receiver, trying again as often as the policy says. */
public final class Courier {
  /** Lets time pass between attempts. */
  public interface Pause {
    /** Waits that long. */
    void pause(Duration time) throws InterruptedException;
  }

  private final Map<String, Channel> channels;
  private final RetryPolicy policy;
  private final InstantSource clock;
  private final Pause pause;

  /**
   * A courier.
   *
   * @param channels by the id of the receiver they lead to
   */
  public Courier(
      Map<String, Channel> channels, RetryPolicy policy, InstantSource clock, Pause pause) {
    this.channels = Map.copyOf(channels);
    this.policy = policy;
    this.clock = clock;
    this.pause = pause;
  }

  /** Brings it. Blocks until it is delivered or given up. */
  public Delivery deliver(Notification notification) throws InterruptedException {
    Channel channel = channels.get(notification.receiver());
    if (channel == null) {
      return outcome(notification, Outcome.NO_RECEIVER, 0, "no such receiver, or switched off");
    }
    for (int attempts = 1; ; attempts++) {
      switch (channel.send(notification)) {
        case Channel.Answer.Delivered(String detail) -> {
          return outcome(notification, Outcome.DELIVERED, attempts, detail);
        }
        case Channel.Answer.GiveUp(String detail) -> {
          return outcome(notification, Outcome.REFUSED, attempts, detail);
        }
        case Channel.Answer.RetryLater(String detail, Duration notBefore) -> {
          Optional<Duration> wait = policy.waitAfter(attempts, notBefore);
          if (wait.isEmpty()) {
            return outcome(notification, Outcome.GIVEN_UP, attempts, detail);
          }
          pause.pause(wait.get());
        }
      }
    }
  }

  private Delivery outcome(
      Notification notification, Outcome outcome, int attempts, String detail) {
    return new Delivery(
        notification.id(),
        notification.receiver(),
        notification.alert().id(),
        notification.alert().rule().id(),
        outcome,
        attempts,
        detail,
        clock.instant());
  }
}
