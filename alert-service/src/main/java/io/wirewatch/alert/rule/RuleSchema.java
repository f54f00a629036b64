package io.wirewatch.alert.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The JSON Schema of {@link RuleDefinition}, for those who write rules and their editors. */
public final class RuleSchema {
  private static final String FILE = "rule.v1.schema.json";

  private RuleSchema() {}

  /** The schema. */
  public static String text() {
    try (InputStream file = RuleSchema.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not beside its class");
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
