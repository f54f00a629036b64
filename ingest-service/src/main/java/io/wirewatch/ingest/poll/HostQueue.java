package io.wirewatch.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one request at a time go to a host, with a delay between two, whoever asks: feeds and pages
 * alike. Who waits blocks, so wait on virtual threads; a host that is slow holds up only those who
 * wait for it.
 */
public final class HostQueue {
  private static final int IDLE_HOSTS = 1_000;

  private final Duration delay;
  private final InstantSource clock;
  private final Semaphore places;
  private final Map<String, Host> hosts = new HashMap<>(); // guarded by itself
  private int purgeAt = IDLE_HOSTS; // guarded by hosts

  private static final class Host {
    private final ReentrantLock turn = new ReentrantLock(true);
    private int users; // guarded by hosts
    private volatile Instant freeAt = Instant.MIN;
  }

  /** A request to a host. */
  @FunctionalInterface
  public interface Asking<T> {
    /** Makes it. */
    T ask() throws InterruptedException;
  }

  /**
   * A queue.
   *
   * @param delay the time from the end of a request to the next to the same host
   * @param requests how many may run at a time, over all hosts, at least 1
   */
  public HostQueue(Duration delay, int requests, InstantSource clock) {
    this.delay = delay;
    this.clock = clock;
    this.places = new Semaphore(requests);
  }

  /**
   * Makes a request when it is its turn. Do not ask for a turn within a turn.
   *
   * @param host as an address has it; upper case and lower case are one
   * @throws InterruptedException when stopped while it waits or runs
   */
  public <T> T inTurn(String host, Asking<T> asking) throws InterruptedException {
    String name = host.toLowerCase(Locale.ROOT);
    Host at = enter(name);
    try {
      at.turn.lockInterruptibly();
      try {
        awaitFree(at);
        places.acquire(); // last: who waits for a host takes no place from others
        try {
          return asking.ask();
        } finally {
          places.release();
          at.freeAt = clock.instant().plus(delay);
        }
      } finally {
        at.turn.unlock();
      }
    } finally {
      leave(at);
    }
  }

  private void awaitFree(Host host) throws InterruptedException {
    for (Instant now = clock.instant(); now.isBefore(host.freeAt); now = clock.instant()) {
      LockSupport.parkNanos(host, Duration.between(now, host.freeAt).toNanos());
      if (Thread.interrupted()) {
        throw new InterruptedException("stopped while waiting for a host");
      }
    }
  }

  private Host enter(String name) {
    synchronized (hosts) {
      Host host = hosts.computeIfAbsent(name, _ -> new Host());
      host.users++;
      return host;
    }
  }

  private void leave(Host host) {
    synchronized (hosts) {
      host.users--;
      if (hosts.size() > purgeAt) {
        Instant now = clock.instant();
        hosts.values().removeIf(each -> each.users == 0 && each.freeAt.isBefore(now));
        purgeAt = Math.max(IDLE_HOSTS, 2 * hosts.size());
      }
    }
  }
}
