package io.wirewatch.matcher;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stored queries that change while documents are matched. Readers take the snapshot that is current
 * and never wait. In the background the words that make queries candidates are chosen again, some
 * queries at a time, as more is learnt of how rare words are.
 */
public final class LiveQueries {
  /** How many queries are chosen for at a time: a change waits no longer than that takes. */
  private static final int AT_A_TIME = 1_000;

  private final Executor background;
  private final AtomicBoolean choosing = new AtomicBoolean();
  private volatile StoredQueries current;
  private volatile int nextChoice = 16; // documents learnt from

  /**
   * Starts with some queries.
   *
   * @param background where words are chosen again, a short task now and then
   */
  public LiveQueries(StoredQueries queries, Executor background) {
    this.current = queries;
    this.background = background;
  }

  /**
   * Starts with queries that are known to be storable, as those of {@link QuerySyntax} are. Words
   * are chosen again on a virtual thread.
   *
   * @throws IllegalArgumentException when one cannot be stored, or two have the same id
   */
  public static LiveQueries of(Fields fields, Collection<StoredQuery> queries) {
    try {
      return new LiveQueries(StoredQueries.of(fields, queries), Thread::startVirtualThread);
    } catch (InvalidQuery e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The queries as they are now. */
  public StoredQueries current() {
    return current;
  }

  /**
   * Removes some queries and stores others, at once. When this returns, every later match sees the
   * change.
   *
   * @throws InvalidQuery when one cannot be stored; then nothing changes
   */
  public synchronized void change(Collection<StoredQuery> stored, Collection<String> removed)
      throws InvalidQuery {
    current = current.changed(stored, removed);
  }

  /** See {@link StoredQueries#match}. */
  public List<String> match(TextDocument document) {
    List<String> found = current.match(document);
    chooseAgainWhenDue();
    return found;
  }

  /** See {@link StoredQueries#matchWithSpans}. */
  public List<Match> matchWithSpans(TextDocument document) {
    List<Match> found = current.matchWithSpans(document);
    chooseAgainWhenDue();
    return found;
  }

  private void chooseAgainWhenDue() {
    if (learnt() >= nextChoice && choosing.compareAndSet(false, true)) {
      background.execute(this::chooseAgain);
    }
  }

  private int learnt() {
    return current.vocabulary().frequencies().documents();
  }

  private void chooseAgain() {
    try {
      for (int from = 0; from < current.slots(); from += AT_A_TIME) {
        chooseAgain(from);
      }
      current.vocabulary().frequencies().forgetSome();
      nextChoice = learnt() * 2; // often at first; the counts are halved before they are many
    } finally {
      choosing.set(false);
    }
  }

  private synchronized void chooseAgain(int from) {
    current = current.rechosen(from, from + AT_A_TIME);
  }
}
