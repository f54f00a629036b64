package io.wirewatch.ingest.feed;

import io.wirewatch.configuration.InvalidField;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A feed to follow, as {@code feeds.yaml} has it.
 *
 * @param id names it in records and addresses: letters, digits, {@code .}, {@code _} and {@code -},
 *     at most 100
 * @param url where it is, http or https
 * @param title what people call it; the id when absent
 * @param source the outlet, as {@code sources.yaml} names it; empty when the address says enough
 * @param every the time between two polls, ten minutes when absent; within {@link #SHORTEST} and
 *     {@link #LONGEST}
 */
public record Feed(String id, URI url, String title, String source, Duration every) {
  /** The least time between two polls. */
  public static final Duration SHORTEST = Duration.ofSeconds(10);

  /** The most time between two polls. */
  public static final Duration LONGEST = Duration.ofDays(30);

  private static final Duration USUAL = Duration.ofMinutes(10);

  /**
   * Fills in what is absent.
   *
   * @throws InvalidField naming the field that cannot be as it is
   */
  public Feed(
      @Nullable String id,
      @Nullable URI url,
      @Nullable String title,
      @Nullable String source,
      @Nullable Duration every) {
    if (id == null || !id.matches("[\\p{L}\\p{N}._-]{1,100}")) {
      throw new InvalidField("id", "must be 1 to 100 letters, digits, dots, dashes or underscores");
    }
    if (url == null
        || url.getScheme() == null
        || !Set.of("http", "https").contains(url.getScheme().toLowerCase(Locale.ROOT))
        || url.getHost() == null) {
      throw new InvalidField("url", "must be an http or https address");
    }
    this.id = id;
    this.url = url;
    this.title = title == null || title.isBlank() ? id : title.strip();
    this.source = source == null ? "" : source.strip();
    this.every = every == null ? USUAL : every;
    if (this.every.compareTo(SHORTEST) < 0 || this.every.compareTo(LONGEST) > 0) {
      throw new InvalidField("every", "must be between 10s and 30d");
    }
  }

  /** The host that is asked, in lower case. */
  String host() {
    return url.getHost().toLowerCase(Locale.ROOT);
  }
}
