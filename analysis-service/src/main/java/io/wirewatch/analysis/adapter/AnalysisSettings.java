package io.wirewatch.analysis.adapter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.wirewatch.analysis.story.Senses;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The analysis service's settings. Each can be given by the environment: {@code
 * wirewatch.analyze.max-article-bytes} is {@code WIREWATCH_ANALYZE_MAX_ARTICLE_BYTES}.
 */
@ConfigMapping(prefix = "wirewatch")
public interface AnalysisSettings {
  /** The configuration folder. */
  @WithDefault("seeds")
  Path config();

  /**
   * What tells this instance from others of this service; the same again after a restart, so that a
   * transaction it left open is ended at once.
   */
  @WithDefault("1")
  String instance();

  /**
   * Whether what triggers find is looked at once more, by the topics' examples. It takes some 300
   * MB outside the heap, and some 5 ms of a core for each sentence that a trigger opened.
   */
  @WithDefault("true")
  boolean examples();

  /** Topics that are created. */
  Topics topics();

  /** Articles that are sent to be analysed. */
  Analyze analyze();

  /** Changed topics. */
  Reload reload();

  /** Telling stories apart. */
  Stories stories();

  /** Telling stories apart. */
  interface Stories {
    /**
     * Of which articles a vector is made: {@code all}, {@code tagged} (those in which a topic was
     * found) or {@code none}. One costs some 5 ms of a core.
     */
    @WithDefault("tagged")
    Senses.Wanted vectors();

    /**
     * With how many articles, the last that came, one is compared. Each takes some 1.5 kB of heap;
     * after a start they are read from Kafka.
     */
    @WithDefault("20000")
    int remember();
  }

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

  /** Articles that are sent to be analysed. */
  interface Analyze {
    /** The longest article that is taken, in bytes of JSON. */
    @WithName("max-article-bytes")
    @WithDefault("1048576")
    int maxArticleBytes();
  }

  /** Changed topics. */
  interface Reload {
    /**
     * How often the files of the topics are looked at. They are taken over when they have changed
     * and a second look finds them so; {@code 0s} leaves it to whoever asks for it.
     */
    @WithDefault("2s")
    Duration every();
  }
}
