package io.wirewatch.configuration;

/**
 * What is wrong at one place of a configuration file.
 *
 * @param file the file's name
 * @param line counted from 1
 * @param field the path of the field, such as {@code rules[2].atLeast}; empty for the whole file
 * @param reason what is wrong
 */
public record Problem(String file, int line, String field, String reason) {
  @Override
  public String toString() {
    return file + ":" + line + ": " + (field.isEmpty() ? "" : field + " ") + reason;
  }
}
