package io.wirewatch.ingest.poll;

import io.wirewatch.events.FeedState;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Tells operators when a feed begins to fail, is back, or is retired. */
final class PollLog {
  private static final Logger LOG = System.getLogger(FeedPoller.class.getName());

  private PollLog() {}

  static void tell(FeedState before, FeedState after) {
    if (before.retired().isEmpty() && !after.retired().isEmpty()) {
      LOG.log(Level.WARNING, "feed {0} is retired: {1}", after.id(), after.retired());
    } else if (after.failures() == 1) {
      LOG.log(
          Level.WARNING, "feed {0} fails: {1}, {2}", after.id(), after.result(), after.detail());
    } else if (before.failures() > 0 && after.failures() == 0) {
      LOG.log(Level.INFO, "feed {0} is back after {1} failures", after.id(), before.failures());
    }
  }
}
