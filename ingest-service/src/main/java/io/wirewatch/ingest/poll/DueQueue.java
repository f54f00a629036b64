package io.wirewatch.ingest.poll;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The feeds by when they are due. What has become due at another time since, or is not followed any
 * more, is passed over. Used under the poller's lock.
 */
final class DueQueue {
  private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));

  /** A feed, and when it was due as it was added. */
  record Due(Instant at, Followed feed) {}

  void add(Followed each) {
    if (each.due != null) {
      queue.add(new Due(each.due, each));
    }
  }

  /** The next one; null when there is none. */
  @Nullable Due next() {
    Due head = queue.peek();
    while (head != null && !head.at().equals(head.feed().due)) {
      queue.remove();
      head = queue.peek();
    }
    return head;
  }

  void remove() {
    queue.remove();
  }
}
