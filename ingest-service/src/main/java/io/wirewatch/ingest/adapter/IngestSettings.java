package io.wirewatch.ingest.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.wirewatch.ingest.poll.PollSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The ingest service's settings. Each can be given by the environment: {@code
 * wirewatch.push.max-article-bytes} is {@code WIREWATCH_PUSH_MAX_ARTICLE_BYTES}.
 */
@ConfigMapping(prefix = "wirewatch")
public interface IngestSettings {
  /** The configuration folder. */
  @WithDefault("seeds")
  Path config();

  /** The folder for what Kafka Streams keeps on disk; all of it can be rebuilt from Kafka. */
  @WithDefault("data/ingest-service")
  Path data();

  /** Topics that are created. */
  Topics topics();

  /** Articles that are pushed. */
  Push push();

  /** Feeds that are polled. */
  Feeds feeds();

  /** Hubs that tell of changes of feeds. */
  WebSub websub();

  /** The guard before outgoing requests. */
  Guard guard();

  /** Topics that are created; those that exist are left as they are. */
  interface Topics {
    /** The number of partitions of a new topic. One keeps all articles in one order. */
    @WithDefault("1")
    int partitions();

    /** The number of copies of a new topic. */
    @WithName("replication-factor")
    @WithDefault("1")
    short replicationFactor();
  }

  /** Articles that are pushed. */
  interface Push {
    /** The longest article that is taken, in bytes of JSON. */
    @WithName("max-article-bytes")
    @WithDefault("1048576")
    int maxArticleBytes();

    /** How many articles of one push may wait for Kafka's acknowledgement. */
    @WithName("in-flight")
    @WithDefault("500")
    int inFlight();

    /** How many rejected lines of one push are told of; the others are only counted. */
    @WithName("max-rejected")
    @WithDefault("1000")
    int maxRejected();
  }

  /** Feeds that are polled. */
  interface Feeds {
    /** Whether they are. */
    @WithDefault("true")
    boolean polling();

    /** The number of partitions of the feeds' topics: the most instances that can share them. */
    @WithDefault("8")
    int partitions();

    /** The least time between two polls of a feed whose interval follows its publishing. */
    @WithDefault("2m")
    Duration shortest();

    /** The most time between two polls, and the most that failures put a feed off. */
    @WithDefault("6h")
    Duration longest();

    /** The time between two requests to one host. */
    @WithName("host-delay")
    @WithDefault("1s")
    Duration hostDelay();

    /** How many requests may run at a time, over all hosts. */
    @WithDefault("256")
    int requests();

    /** How old an entry may be that is taken in when its feed is first seen. */
    @WithName("backfill-age")
    @WithDefault("7d")
    Duration backfillAge();

    /** How many entries are taken in when a feed is first seen. */
    @WithName("backfill-count")
    @WithDefault("100")
    int backfillCount();

    /** How feeds are polled, as the above says. */
    default PollSettings policy() {
      return new PollSettings(
          shortest(), longest(), hostDelay(), requests(), backfillAge(), backfillCount());
    }

    /** The longest feed that is previewed from its bytes. It takes up to eight times that. */
    @WithName("max-preview-bytes")
    @WithDefault("50331648")
    int maxPreviewBytes();
  }

  /** Hubs that tell of changes of feeds. */
  interface WebSub {
    /**
     * This service's address as the world sees it, such as {@code https://watch.example}. When it
     * is set, the hubs that feeds advertise are subscribed to, and deliver to {@code /websub/}
     * below it, which may lead to any instance.
     */
    Optional<URI> callback();
  }

  /** The guard before outgoing requests. */
  interface Guard {
    /** Addresses (CIDR) and host names that may be asked although they are not public. */
    Optional<List<String>> allow();
  }
}
