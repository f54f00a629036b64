package io.wirewatch.analysis.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.wirewatch.analysis.Analyst;
import io.wirewatch.analysis.Findings;
import io.wirewatch.analysis.adapter.Analyzed.Outcome;
import io.wirewatch.configuration.Binding;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.events.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a text that is sent to be analysed, and analyses it. */
@ApplicationScoped
class Analyzer {
  /** A text that is sent; only the body is needed. One without a time is of now. */
  record Request(
      @Nullable String id,
      @Nullable String title,
      @Nullable String body,
      @Nullable String language,
      @Nullable String publishedAt) {}

  /** A text as it was sent, with what was left out filled in. */
  record Text(String id, String language, String title, String body, Instant publishedAt) {}

  private static final ObjectReader READER = Json.mapper().readerFor(Request.class);

  private static final DateTimeFormatter ISO_8601 =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter(Locale.ROOT);

  private final Analyst analyst;
  private final InstantSource clock;

  Analyzer(Analyst analyst, InstantSource clock) {
    this.analyst = analyst;
    this.clock = clock;
  }

  Outcome analyze(byte[] json) {
    return read(json, text -> new Outcome.Done(analyze(text)), Outcome.Rejected::new);
  }

  private Analyzed analyze(Text text) {
    Findings found = analyst.read(text.language(), text.title(), text.body(), text.publishedAt());
    return new Analyzed(
        text.id(),
        text.language(),
        found.language(),
        found.topics(),
        found.named().countries(),
        found.named().actors(),
        found.fingerprint(),
        found.pack(),
        found.vector(),
        found.origin());
  }

  /** Reads a text and uses it, or tells the field at fault and what is wrong with it. */
  <T> T read(byte[] json, Function<Text, T> use, BiFunction<String, String, T> reject) {
    Request request;
    try {
      request = READER.readValue(json);
    } catch (JsonProcessingException e) {
      InvalidField refusal = Binding.refusal(e);
      return refusal.field().isEmpty()
          ? reject.apply("JSON", "cannot be read: it " + refusal.getMessage())
          : reject.apply(refusal.field(), String.valueOf(refusal.getMessage()));
    } catch (IOException e) {
      return reject.apply("text", "cannot be read: " + e.getMessage());
    }
    if (request == null || request.body() == null) {
      return reject.apply("body", "is missing");
    }
    Instant publishedAt;
    try {
      publishedAt = time(orEmpty(request.publishedAt()));
    } catch (DateTimeException e) {
      return reject.apply("publishedAt", "is no ISO 8601 time or date: " + request.publishedAt());
    }
    return use.apply(
        new Text(
            orEmpty(request.id()),
            orEmpty(request.language()),
            orEmpty(request.title()),
            request.body(),
            publishedAt));
  }

  /** A time with or without its offset from UTC, or a date; now when there is none. */
  private Instant time(String text) {
    if (text.isBlank()) {
      return clock.instant();
    }
    TemporalAccessor time =
        ISO_8601.parseBest(
            text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    return switch (time) {
      case OffsetDateTime exact -> exact.toInstant();
      case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
      default -> LocalDate.from(time).atStartOfDay(ZoneOffset.UTC).toInstant();
    };
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
