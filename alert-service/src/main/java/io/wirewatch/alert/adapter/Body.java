package io.wirewatch.alert.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.wirewatch.configuration.Binding;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.events.Json;

/** The body of a request. */
final class Body {
  private Body() {}

  /** Reads a body of JSON, or refuses it with the place where it is not. */
  static <T> T read(String body, Class<T> type) {
    T value;
    try {
      value = Json.mapper().readValue(body, type);
    } catch (JsonProcessingException e) {
      InvalidField refusal = Binding.refusal(e);
      throw Refusals.badField(refusal.field(), String.valueOf(refusal.getMessage()));
    }
    if (value == null) {
      throw Refusals.badField("", "is missing");
    }
    return value;
  }
}
