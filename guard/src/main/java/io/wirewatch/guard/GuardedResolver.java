package io.wirewatch.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks up a host when the connection to it is about to be made and hands out only the addresses
 * that the policy permits. The connection is made to exactly these, so that a name which changes
 * its address between check and use gains nothing. Literal addresses take the same path.
 *
 * <p>Lookups block in native code and would hold up every virtual thread that shares the carrier,
 * so they run on platform threads of their own; more than a few, because a name whose servers are
 * silent occupies one for as long as the system cares to wait.
 */
final class GuardedResolver implements AutoCloseable {
  private static final int LOOKUPS_AT_A_TIME = 64;

  private final AddressPolicy policy;
  private final Duration patience;
  private final Lookup lookup;
  private final ExecutorService lookups;

  /** Looks a name up, as {@link InetAddress#getAllByName} does. */
  interface Lookup {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  GuardedResolver(AddressPolicy policy, Duration patience, Lookup lookup) {
    this.policy = policy;
    this.lookup = lookup;
    this.patience = patience;
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            LOOKUPS_AT_A_TIME,
            LOOKUPS_AT_A_TIME,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("lookup-", 0).factory());
    pool.allowCoreThreadTimeOut(true);
    this.lookups = pool;
  }

  /**
   * The addresses of a host that may be connected to: at least one.
   *
   * @throws PrivateAddressException when it has none
   * @throws UnknownHostException when it does not resolve in time
   */
  InetAddress[] resolve(String host) throws UnknownHostException {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    InetAddress[] permitted =
        Arrays.stream(lookUp(host))
            .filter(address -> policy.permits(name, address))
            .toArray(InetAddress[]::new);
    if (permitted.length == 0) {
      throw new PrivateAddressException(host);
    }
    return permitted;
  }

  @Override
  public void close() {
    lookups.shutdownNow();
  }

  private InetAddress[] lookUp(String host) throws UnknownHostException {
    Future<InetAddress[]> running;
    try {
      running = lookups.submit(() -> lookup.addresses(host));
    } catch (RejectedExecutionException e) {
      throw unknown(host, "the client is closed", e);
    }
    try {
      return running.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw unknown(host, "does not resolve", e);
    } catch (TimeoutException e) {
      running.cancel(true);
      throw unknown(host, "did not resolve within " + patience, e);
    } catch (InterruptedException e) {
      running.cancel(true);
      Thread.currentThread().interrupt();
      throw unknown(host, "was asked for by a thread that was stopped", e);
    }
  }

  private static UnknownHostException unknown(String host, String what, Exception cause) {
    UnknownHostException unknown = new UnknownHostException(host + " " + what);
    unknown.initCause(cause);
    return unknown;
  }

  /** The host has addresses, and none of them may be connected to. */
  static final class PrivateAddressException extends UnknownHostException {
    PrivateAddressException(String host) {
      super(host + " has no address that may be connected to");
    }
  }
}
