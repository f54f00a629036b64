package io.wirewatch.ingest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.configuration.Binding;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.configuration.Problem;
import io.wirewatch.events.Json;
import io.wirewatch.events.StoredFeed;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The feeds as they are configured, by what was stored of them last. */
public final class FeedBook {
  private final Binding binding = new Binding();
  private final Map<String, Configured> feeds = new ConcurrentHashMap<>();
  private final Map<String, Problem> problems = new ConcurrentHashMap<>();

  /**
   * A feed as it is configured.
   *
   * @param from where it was written
   * @param at when
   */
  public record Configured(Feed feed, StoredFeed.From from, Instant at) {}

  /**
   * Takes what is stored of an id now; empty when there is no such feed any more. What cannot be
   * read is a problem, and what was configured before stays.
   */
  public void take(String id, Optional<StoredFeed> stored, String topic) {
    try {
      if (stored.isEmpty()) {
        feeds.remove(id);
      } else {
        StoredFeed now = stored.get();
        JsonNode written = Json.mapper().valueToTree(now.feed());
        feeds.put(id, new Configured(binding.bind(written, Feed.class), now.from(), now.at()));
      }
      problems.remove(id);
    } catch (InvalidField e) {
      problems.put(id, new Problem(topic, 1, id, e.sentence()));
    }
  }

  /** A feed by its id. */
  public Optional<Configured> get(String id) {
    return Optional.ofNullable(feeds.get(id));
  }

  /** Whether anything is stored of that id, be it readable or not. */
  public boolean knows(String id) {
    return feeds.containsKey(id) || problems.containsKey(id);
  }

  /** All of them, by id. */
  public List<Configured> all() {
    return feeds.values().stream().sorted(Comparator.comparing(each -> each.feed().id())).toList();
  }

  /** What is stored and cannot be read. */
  public List<Problem> problems() {
    return problems.values().stream().sorted(Comparator.comparing(Problem::field)).toList();
  }
}
