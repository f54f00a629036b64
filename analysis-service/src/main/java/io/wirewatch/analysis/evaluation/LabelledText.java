package io.wirewatch.analysis.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.events.Json;
import io.wirewatch.events.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text, a sentence or a whole article, with what a careful reader finds in it: a line of a {@code
 * .jsonl} file.
 *
 * @param id distinct among all
 * @param title empty for a sentence
 * @param body the text, or the sentence under {@code text}
 * @param text the sentence
 * @param desk the newspaper's desk: {@code world}, {@code sport}, {@code business}, …
 * @param kind what a text without labels tells of instead
 * @param labels the topics; none when it tells of no event
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LabelledText(
    String id,
    String title,
    String body,
    String text,
    String desk,
    String kind,
    List<Label> labels) {

  /** A topic that a text tells of, and how. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Label(String topic, Status status) {}

  /** Fills in what is absent and refuses what cannot do without. */
  public LabelledText {
    if (id == null) {
      throw new InvalidField("id", "is missing");
    }
    title = title == null ? "" : title;
    text = text == null ? "" : text;
    body = body == null ? text : body;
    desk = desk == null ? "" : desk;
    kind = kind == null ? "" : kind;
    labels = labels == null ? List.of() : List.copyOf(labels);
  }

  /** Whether the text has no event. */
  public boolean isOffTopic() {
    return labels.isEmpty();
  }

  /** Whether it is a whole article. */
  public boolean isArticle() {
    return !title.isEmpty();
  }

  /**
   * The texts of all {@code .jsonl} files of a folder, in the order of their names.
   *
   * @throws IllegalArgumentException for a line that is none; names the file and the line
   */
  public static List<LabelledText> read(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<LabelledText> texts = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        int number = 0;
        for (String line : Files.readAllLines(file)) {
          texts.add(read(file, ++number, line));
        }
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " cannot be read", e);
    }
  }

  private static LabelledText read(Path file, int number, String line) {
    try {
      return Json.mapper().readValue(line, LabelledText.class);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s:%d is no labelled text: %s".formatted(file.getFileName(), number, e.getMessage()), e);
    }
  }
}
