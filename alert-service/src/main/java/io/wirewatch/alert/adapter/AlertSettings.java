package io.wirewatch.alert.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The alert service's settings. Each can be given by the environment: {@code
 * wirewatch.rules.lateness} is {@code WIREWATCH_RULES_LATENESS}.
 */
@ConfigMapping(prefix = "wirewatch")
public interface AlertSettings {
  /** The configuration folder. */
  @WithDefault("seeds")
  Path config();

  /** The folder for what Kafka Streams keeps on disk; all of it can be rebuilt from Kafka. */
  @WithDefault("data/alert-service")
  Path data();

  /** Topics that are created. */
  Topics topics();

  /** Counting. */
  Rules rules();

  /** How the work is shared. */
  Streams streams();

  /** Telling receivers. */
  Delivery delivery();

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

  /** Counting. */
  interface Rules {
    /** How long after the window in which it counts has passed an article may still come. */
    @WithDefault("PT24H")
    Duration lateness();

    /**
     * How many articles of one rule and group are counted at most. Of more only the latest are, and
     * receipts say so.
     */
    @WithName("max-articles-per-group")
    @WithDefault("100000")
    int maxArticlesPerGroup();

    /**
     * How many articles each partition holds ready to count, of about 150 bytes each; the others
     * are read again. Where stories are counted an article takes the place of two, where its
     * fingerprint is compared with others that of six, and a group takes that of seven.
     */
    @WithName("max-articles-in-memory")
    @WithDefault("800000")
    int maxArticlesInMemory();
  }

  /** How the work is shared. */
  interface Streams {
    /** How many threads match and count: each stage of a partition may have its own. */
    @WithDefault("2")
    int threads();

    /** How many other instances keep a copy of each partition's state, to go on at once. */
    @WithName("standby-replicas")
    @WithDefault("0")
    int standbyReplicas();
  }

  /** Telling receivers. */
  interface Delivery {
    /** How many notifications may be on their way at once. */
    @WithName("in-flight")
    @WithDefault("1000")
    int inFlight();

    /** How long a receiver may take to answer. */
    @WithDefault("PT15S")
    Duration timeout();
  }

  /** The guard before outgoing requests. */
  interface Guard {
    /** Addresses (CIDR) and host names that may be told although they are not public. */
    Optional<List<String>> allow();
  }
}
