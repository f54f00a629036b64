package io.wirewatch.alert.delivery;

import io.wirewatch.events.Notification;
import java.time.Duration;

/** The way to one receiver. */
@FunctionalInterface
public interface Channel {
  /** Tries once. Blocks until there is an answer; may be called by many threads at once. */
  Answer send(Notification notification);

  /** What a receiver answered. */
  sealed interface Answer {
    /** In words, for the ledger. */
    String detail();

    /** It took the notification. */
    record Delivered(String detail) implements Answer {}

    /**
     * It may take it later.
     *
     * @param notBefore how long it asks to be left alone; zero when it does not say
     */
    record RetryLater(String detail, Duration notBefore) implements Answer {}

    /** It will never take it. */
    record GiveUp(String detail) implements Answer {}
  }
}
