package io.wirewatch.ingest.poll;

import io.wirewatch.events.FeedState;

/** Where the states of feeds are kept. */
@FunctionalInterface
public interface StateStore {
  /**
   * Keeps a state; returns when it cannot be lost.
   *
   * @throws RuntimeException when it could not be kept
   * @throws InterruptedException when stopped meanwhile
   */
  void write(FeedState state) throws InterruptedException;
}
