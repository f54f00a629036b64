package io.wirewatch.ingest.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.wirewatch.configuration.Binding;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.events.Json;
import io.wirewatch.ingest.article.Draft;
import io.wirewatch.ingest.article.Draft.Outcome;
import io.wirewatch.ingest.article.EventTime;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as it is pushed. Only {@code title} and one of {@code url} and {@code guid} are
 * needed; with a {@code guid} alone, {@code source} too.
 *
 * @param url its address
 * @param guid the publisher's identifier
 * @param source the outlet; the address's host by default
 * @param title the headline
 * @param body the text, plain
 * @param language a BCP 47 tag
 * @param publishedAt an RFC 3339 date-time, with its offset
 * @param authors as stated
 * @param categories as stated
 */
public record PushedArticle(
    @Nullable String url,
    @Nullable String guid,
    @Nullable String source,
    @Nullable String title,
    @Nullable String body,
    @Nullable String language,
    @Nullable String publishedAt,
    @Nullable List<String> authors,
    @Nullable List<String> categories) {

  private static final ObjectReader READER =
      Json.mapper()
          .readerFor(PushedArticle.class)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Reads one article's JSON, taken in at that time. */
  public static Outcome read(byte[] json, Instant now) {
    try {
      PushedArticle pushed = READER.readValue(json);
      return pushed == null ? new Outcome.Rejected("", "is null") : pushed.receivedAt(now);
    } catch (JsonProcessingException e) {
      InvalidField refusal = Binding.refusal(e);
      return new Outcome.Rejected(refusal.field(), String.valueOf(refusal.getMessage()));
    } catch (IOException e) {
      return new Outcome.Rejected("", "is not JSON: " + e.getMessage());
    }
  }

  private Outcome receivedAt(Instant now) {
    String published = orEmpty(publishedAt).strip();
    EventTime time;
    try {
      time =
          published.isEmpty()
              ? EventTime.undated(now)
              : EventTime.stated(OffsetDateTime.parse(published).toInstant(), now);
    } catch (DateTimeException e) {
      return new Outcome.Rejected(
          "publishedAt", "is not an RFC 3339 date-time such as 2021-04-02T14:30:00Z");
    }
    return new Draft(
            orEmpty(source),
            "",
            orEmpty(guid),
            orEmpty(url),
            orEmpty(title),
            orEmpty(body),
            orEmpty(language),
            orEmpty(authors),
            orEmpty(categories),
            time,
            published)
        .receivedAt(now);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static List<String> orEmpty(@Nullable List<String> values) {
    return values == null ? List.of() : values.stream().filter(value -> value != null).toList();
  }
}
