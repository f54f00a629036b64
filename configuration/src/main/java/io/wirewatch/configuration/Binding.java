package io.wirewatch.configuration;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tree of JSON into a record. What the record does not know, what its constructor refuses,
 * and an empty item of a list or map is an error that names the field.
 */
public final class Binding {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .addModule(
              new SimpleModule().addDeserializer(Duration.class, new HumanDuration.Deserializer()))
          .build();

  /** Where the parser says in its own words what it has said already. */
  private static final Pattern PARSERS_OWN = Pattern.compile(" \\(start marker at .*");

  private final JsonMapper mapper;

  /**
   * Reads records.
   *
   * @param kinds the kinds of items that an item's field names, where it does
   */
  public Binding(Class<?>... kinds) {
    this.mapper = MAPPER.copy();
    mapper.registerSubtypes(kinds);
  }

  /**
   * Reads JSON that somebody sent.
   *
   * @throws InvalidField when it is not JSON, with no field; and as {@link #bind}
   */
  public <T> T read(String json, Class<T> type) {
    return bind(tree(json), type);
  }

  /**
   * Reads JSON that somebody sent as a tree.
   *
   * @throws InvalidField when it is not JSON, with no field, saying where
   */
  public JsonNode tree(String json) {
    try {
      return mapper.readTree(json);
    } catch (JsonProcessingException e) {
      throw refusal(e);
    }
  }

  /**
   * Reads a tree.
   *
   * @throws InvalidField when it has a field that cannot be taken; the field is its path
   */
  public <T> T bind(JsonNode node, Class<T> type) {
    T value;
    try {
      value = mapper.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw refusal(e);
    }
    if (value == null) {
      throw new InvalidField("", "is empty");
    }
    return value;
  }

  /**
   * What is wrong with JSON, for who sent it: the field at fault, where there is one, and what it
   * must be, with the line and column where these are known.
   */
  public static InvalidField refusal(JsonProcessingException e) {
    String field = e instanceof JsonMappingException mapping ? fieldOf(mapping) : "";
    Throwable cause = e.getCause();
    if (cause instanceof InvalidField invalid) {
      return new InvalidField(join(field, invalid.field()), String.valueOf(invalid.getMessage()));
    } else if (e instanceof UnrecognizedPropertyException unknown) {
      return new InvalidField(
          field, "is not a known field; known are " + unknown.getKnownPropertyIds());
    } else if (cause instanceof IllegalArgumentException) {
      return new InvalidField(field, String.valueOf(cause.getMessage()));
    } else if (e instanceof InvalidNullException) {
      return new InvalidField(field, "is empty");
    } else if (e instanceof InvalidTypeIdException kind) {
      return new InvalidField("type", "cannot be \"" + kind.getTypeId() + "\"");
    } else if (e instanceof InvalidFormatException format) {
      return new InvalidField(
          field, "cannot be \"" + format.getValue() + "\"" + oneOf(format.getTargetType()));
    } else if (e instanceof MismatchedInputException mismatch) {
      String what = field.isEmpty() ? "one object of JSON" : shape(mismatch.getTargetType());
      return new InvalidField(field, "must be " + what + place(e));
    }
    return e instanceof JsonMappingException
        ? new InvalidField(field, e.getOriginalMessage())
        : new InvalidField(
            field,
            "is not JSON"
                + place(e)
                + ": "
                + PARSERS_OWN.matcher(e.getOriginalMessage()).replaceAll(""));
  }

  private static String shape(@Nullable Class<?> type) {
    if (type == null) {
      return "of another shape";
    } else if (CharSequence.class.isAssignableFrom(type)) {
      return "text";
    } else if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "a list";
    } else if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    return type.isPrimitive() || Number.class.isAssignableFrom(type) ? "a number" : "an object";
  }

  private static String place(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return at == null || at.getLineNr() < 1
        ? ""
        : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static String oneOf(Class<?> type) {
    return type.isEnum()
        ? "; it is one of " + MAPPER.convertValue(type.getEnumConstants(), List.class)
        : "";
  }

  private static String fieldOf(JsonMappingException e) {
    StringBuilder field = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        field.append('[').append(step.getIndex()).append(']');
      } else {
        field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return field.toString();
  }

  /** The path of a field that stands at a place. */
  static String join(String at, String field) {
    return at.isEmpty() || field.isEmpty() || field.startsWith("[") ? at + field : at + "." + field;
  }
}
