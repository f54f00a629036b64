package io.wirewatch.analysis.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.wirewatch.analysis.Analyst;
import io.wirewatch.analysis.adapter.Analyzed.Outcome;
import io.wirewatch.analysis.story.MinHash;
import io.wirewatch.analysis.topic.TopicPack;
import io.wirewatch.events.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a text that is sent to be analysed, and analyses it. */
@ApplicationScoped
class Analyzer {
  /** A text that is sent; only the body is needed. */
  record Request(
      @Nullable String id,
      @Nullable String title,
      @Nullable String body,
      @Nullable String language,
      @Nullable String publishedAt) {}

  private static final ObjectReader READER = Json.mapper().readerFor(Request.class);

  private final TopicPack topics;

  Analyzer(TopicPack topics) {
    this.topics = topics;
  }

  Outcome analyze(byte[] json) {
    Request request;
    try {
      request = READER.readValue(json);
    } catch (JsonProcessingException e) {
      return new Outcome.Rejected(
          fieldOf(e), "cannot be read: " + e.getOriginalMessage() + " at " + place(e));
    } catch (IOException e) {
      return new Outcome.Rejected("text", "cannot be read: " + e.getMessage());
    }
    if (request == null || request.body() == null) {
      return new Outcome.Rejected("body", "is missing");
    }
    String title = orEmpty(request.title());
    return new Outcome.Done(
        new Analyzed(
            orEmpty(request.id()),
            orEmpty(request.language()),
            topics.find(Analyst.language(orEmpty(request.language())), title, request.body()),
            MinHash.fingerprint(request.body()),
            topics.version()));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String fieldOf(JsonProcessingException e) {
    return e instanceof JsonMappingException mapping
            && !mapping.getPath().isEmpty()
            && mapping.getPath().getFirst().getFieldName() != null
        ? mapping.getPath().getFirst().getFieldName()
        : "JSON";
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null
        ? "its start"
        : "line %d, column %d"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }
}
