package io.wirewatch.ingest.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.wirewatch.configuration.HumanDuration;
import io.wirewatch.configuration.InvalidField;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
 * @param every the time between two polls, within {@link #SHORTEST} and {@link #LONGEST}; null when
 *     it follows how often the feed publishes
 * @param fullText when the article's page is fetched for its whole text; {@link WhenFullText#SHORT}
 *     when absent
 * @param categories what people file it under, the foremost first; at most {@link #MOST_CATEGORIES}
 *     of at most {@link #LONGEST_CATEGORY} characters
 */
public record Feed(
    String id,
    URI url,
    String title,
    String source,
    @Nullable Duration every,
    WhenFullText fullText,
    List<String> categories) {
  /** The most categories of one feed. */
  public static final int MOST_CATEGORIES = 20;

  /** The least time between two polls. */
  public static final Duration SHORTEST = Duration.ofSeconds(10);

  /** The most time between two polls. */
  public static final Duration LONGEST = Duration.ofDays(30);

  /** The most characters of a category. */
  public static final int LONGEST_CATEGORY = 200;

  /** When the page of an entry is fetched for its whole text. */
  public enum WhenFullText {
    /** Never: the feed's text is taken. */
    @JsonProperty("never")
    NEVER,
    /** When the feed's text is short. */
    @JsonProperty("short")
    SHORT,
    /** Always. */
    @JsonProperty("always")
    ALWAYS
  }

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
      @Nullable Duration every,
      @Nullable WhenFullText fullText,
      @Nullable List<String> categories) {
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
    this.every = every;
    if (every != null && (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0)) {
      throw new InvalidField("every", "must be between 10s and 30d");
    }
    this.fullText = fullText == null ? WhenFullText.SHORT : fullText;
    this.categories = categories == null ? List.of() : distinct(categories);
  }

  private static List<String> distinct(List<String> stated) {
    List<String> distinct =
        stated.stream()
            .map(each -> each == null ? "" : each.strip())
            .filter(each -> !each.isEmpty())
            .distinct()
            .toList();
    if (distinct.size() > MOST_CATEGORIES
        || distinct.stream().anyMatch(each -> each.length() > LONGEST_CATEGORY)) {
      throw new InvalidField(
          "categories",
          "must be at most %d, of at most %d characters"
              .formatted(MOST_CATEGORIES, LONGEST_CATEGORY));
    }
    return distinct;
  }

  /** The time between two polls; empty when it follows how often the feed publishes. */
  public Optional<Duration> interval() {
    return Optional.ofNullable(every);
  }

  /** As it is written in {@code feeds.yaml}; the constructor takes these fields. */
  public Map<String, Object> written() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("url", url.toString());
    fields.put("title", title);
    if (!source.isEmpty()) {
      fields.put("source", source);
    }
    interval().ifPresent(every -> fields.put("every", HumanDuration.write(every)));
    fields.put("fullText", fullText.name().toLowerCase(Locale.ROOT));
    if (!categories.isEmpty()) {
      fields.put("categories", categories);
    }
    return fields;
  }
}
