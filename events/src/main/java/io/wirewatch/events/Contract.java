package io.wirewatch.events;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the constructors of the contracts share: JSON may leave a field out, a record never does.
 */
final class Contract {
  private Contract() {}

  static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }

  static <T> List<T> orEmpty(@Nullable List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }

  /** Refuses what cannot stand in a key: it is missing, or {@link Names#fault} says why. */
  static void name(@Nullable String value, String field) {
    required(value, field);
    optionalName(value, field);
  }

  /** Likewise, but what is missing. */
  static void optionalName(@Nullable String value, String field) {
    Names.fault(orEmpty(value))
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(field + " " + fault);
            });
  }

  /** Refuses what is no Base64. */
  static void base64(@Nullable String value, String field) {
    try {
      Base64.getDecoder().decode(orEmpty(value));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(field + " is not Base64: " + e.getMessage(), e);
    }
  }

  static void required(@Nullable Object value, String field) {
    if (value == null || (value instanceof String text && text.isBlank())) {
      throw new IllegalArgumentException(field + " is missing");
    }
  }
}
