package io.wirewatch.alert.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
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
      String place =
          e.getLocation() == null
              ? ""
              : " at line %d, column %d"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw Refusals.badField("", "is not what it must be" + place + ": " + e.getOriginalMessage());
    }
    if (value == null) {
      throw Refusals.badField("", "is missing");
    }
    return value;
  }
}
