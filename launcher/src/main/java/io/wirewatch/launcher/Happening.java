package io.wirewatch.launcher;

import java.time.Duration;

/** What an operator is told about a component. */
public sealed interface Happening {
  /** The component. */
  Component component();

  /**
   * It serves.
   *
   * @param after the time since its process was started
   */
  record Ready(Component component, Duration after) implements Happening {}

  /**
   * It died without having been told to, and is started again.
   *
   * @param how its exit status or signal, in words
   * @param pause the time until it is started again
   */
  record Died(Component component, String how, Duration pause) implements Happening {}

  /**
   * It is not started again.
   *
   * @param reason why, with what to do
   */
  record GaveUp(Component component, String reason) implements Happening {}

  /**
   * An earlier run was killed and left it running; now it is stopped.
   *
   * @param pid its process id
   */
  record LeftOverStopped(Component component, long pid) implements Happening {}

  /** It was stopped. */
  record Stopped(Component component) implements Happening {}
}
