package io.wirewatch.ingest.adapter;

import io.wirewatch.events.FeedState;
import io.wirewatch.events.FeedState.WebSub;
import io.wirewatch.guard.GuardedHttpClient;
import io.wirewatch.ingest.websub.Hubs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Asks hubs to tell of the changes of feeds, when we can be reached for that. */
@ApplicationScoped
public class WebSubHubs {
  private static final Logger LOG = Logger.getLogger(WebSubHubs.class);

  private final Optional<Hubs> hubs;

  WebSubHubs(IngestSettings settings, GuardedHttpClient http, InstantSource clock) {
    this.hubs = settings.websub().callback().map(base -> new Hubs(http, base, clock));
  }

  /** What makes secrets of subscriptions; empty when there are to be none. */
  Optional<Supplier<String>> secrets() {
    return hubs.map(asked -> asked::secret);
  }

  /**
   * Asks for the subscription of a feed if it is due, on a thread of its own: the hub may call us
   * before it answers. The state has to be kept already.
   */
  void ask(FeedState state) {
    WebSub wanted = state.webSub();
    if (hubs.isPresent() && wanted != null && state.retired().isEmpty()) {
      Thread.ofVirtual()
          .name("hub-of-" + state.id())
          .start(
              () ->
                  hubs.get()
                      .ask(state.id(), wanted)
                      .ifPresent(
                          reason ->
                              LOG.warnf(
                                  "the hub %s will not tell of feed %s, which is polled: %s",
                                  wanted.hub(), state.id(), reason)));
    }
  }
}
