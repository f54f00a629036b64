package io.wirewatch.guard;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.concurrent.locks.Lock;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * A connection that takes in a bounded number of bytes, for a bounded time, for each request,
 * whatever they are: headers without end, interim answers, chunk extensions, HTTP/2 frames of any
 * kind, in TLS or not. And it breaks off when the other side keeps sending what must be answered
 * (HTTP/2 pings and settings) without reading the answers, which would pile up.
 */
final class MeteredSession implements IOSession {
  private static final int UNREAD_ANSWERS = 256 << 10;

  private final IOSession session;
  private final Limits limits;
  private long left;
  private long asked = System.nanoTime();
  private long sinceBlocked;
  private boolean blocked;

  MeteredSession(IOSession session, Limits limits) {
    this.session = session;
    this.limits = limits;
    this.left = limits.wireBytes();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int n = session.read(target);
    count(n);
    return n;
  }

  private synchronized void count(int taken) throws IOException {
    left -= Math.max(taken, 0);
    sinceBlocked = blocked ? sinceBlocked + Math.max(taken, 0) : 0;
    if (left < 0) {
      throw new Bodies.TooLargeException();
    }
    if (System.nanoTime() - asked > limits.totalTime().toNanos()) {
      throw new SocketTimeoutException("the time is over, and whoever asked has gone");
    }
    if (sinceBlocked > UNREAD_ANSWERS) {
      throw new IOException("asks on and on without reading the answers");
    }
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int n = session.write(source);
    synchronized (this) {
      blocked = source.hasRemaining();
    }
    return n;
  }

  /** The next request on this connection: the count begins anew. */
  @Override
  public void enqueue(Command command, Command.Priority priority) {
    synchronized (this) {
      left = limits.wireBytes();
      asked = System.nanoTime();
    }
    session.enqueue(command, priority);
  }

  @Override
  public IOEventHandler getHandler() {
    return session.getHandler() instanceof Counting counting
        ? counting.handler()
        : session.getHandler();
  }

  @Override
  public void upgrade(IOEventHandler handler) {
    session.upgrade(new Counting(handler));
  }

  @Override
  public Lock getLock() {
    return session.getLock();
  }

  @Override
  public boolean hasCommands() {
    return session.hasCommands();
  }

  @Override
  public Command poll() {
    return session.poll();
  }

  @Override
  public ByteChannel channel() {
    return this;
  }

  @Override
  public SocketAddress getRemoteAddress() {
    return session.getRemoteAddress();
  }

  @Override
  public SocketAddress getLocalAddress() {
    return session.getLocalAddress();
  }

  @Override
  public int getEventMask() {
    return session.getEventMask();
  }

  @Override
  public void setEventMask(int ops) {
    session.setEventMask(ops);
  }

  @Override
  public void setEvent(int op) {
    session.setEvent(op);
  }

  @Override
  public void clearEvent(int op) {
    session.clearEvent(op);
  }

  @Override
  public boolean isOpen() {
    return session.isOpen();
  }

  @Override
  public void close() {
    session.close();
  }

  @Override
  public void close(CloseMode mode) {
    session.close(mode);
  }

  @Override
  public Status getStatus() {
    return session.getStatus();
  }

  @Override
  public Timeout getSocketTimeout() {
    return session.getSocketTimeout();
  }

  @Override
  public void setSocketTimeout(Timeout timeout) {
    session.setSocketTimeout(timeout);
  }

  @Override
  public long getLastReadTime() {
    return session.getLastReadTime();
  }

  @Override
  public long getLastWriteTime() {
    return session.getLastWriteTime();
  }

  @Override
  public long getLastEventTime() {
    return session.getLastEventTime();
  }

  @Override
  public void updateReadTime() {
    session.updateReadTime();
  }

  @Override
  public void updateWriteTime() {
    session.updateWriteTime();
  }

  @Override
  public String getId() {
    return session.getId();
  }

  @Override
  public String toString() {
    return session.toString();
  }

  /** Counts what TLS hands to its reader without being asked. */
  private final class Counting implements IOEventHandler {
    private final IOEventHandler handler;

    private Counting(IOEventHandler handler) {
      this.handler = handler;
    }

    private IOEventHandler handler() {
      return handler;
    }

    @Override
    public void connected(IOSession at) throws IOException {
      handler.connected(at);
    }

    @Override
    public void inputReady(IOSession at, @Nullable ByteBuffer given) throws IOException {
      int before = given == null ? 0 : given.remaining();
      handler.inputReady(at, given);
      count(given == null ? 0 : before - given.remaining());
    }

    @Override
    public void outputReady(IOSession at) throws IOException {
      handler.outputReady(at);
    }

    @Override
    public void timeout(IOSession at, Timeout timeout) throws IOException {
      handler.timeout(at, timeout);
    }

    @Override
    public void exception(IOSession at, Exception cause) {
      handler.exception(at, cause);
    }

    @Override
    public void disconnected(IOSession at) {
      handler.disconnected(at);
    }
  }
}
