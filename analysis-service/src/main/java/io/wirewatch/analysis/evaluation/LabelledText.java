package io.wirewatch.analysis.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.events.Json;
import io.wirewatch.events.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text, a sentence or a whole article, with what a careful reader finds in it: a line of a {@code
 * .jsonl} file.
 *
 * @param id distinct among all
 * @param language a BCP 47 language; {@code en} when absent
 * @param title empty for a sentence
 * @param body the text, or the sentence under {@code text}
 * @param text the sentence
 * @param desk the newspaper's desk: {@code world}, {@code sport}, {@code business}, …
 * @param kind what a text without labels tells of instead
 * @param year in which it might have been published
 * @param countries the codes of the countries that matter in an article
 * @param labels the topics; none when it tells of no event
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LabelledText(
    String id,
    String language,
    String title,
    String body,
    String text,
    String desk,
    String kind,
    int year,
    List<String> countries,
    List<Label> labels) {

  /**
   * A topic that a text tells of, and how.
   *
   * @param from who, as ISO 3166-1 codes and organisations' ids, where a sentence says so
   * @param to towards whom, likewise
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Label(String topic, Status status, List<String> from, List<String> to) {
    /** Fills in what is absent. */
    public Label {
      from = from == null ? List.of() : List.copyOf(from);
      to = to == null ? List.of() : List.copyOf(to);
    }
  }

  /** Fills in what is absent and refuses what cannot do without. */
  public LabelledText {
    if (id == null) {
      throw new InvalidField("id", "is missing");
    }
    language = language == null ? "en" : language;
    title = title == null ? "" : title;
    text = text == null ? "" : text;
    body = body == null ? text : body;
    desk = desk == null ? "" : desk;
    kind = kind == null ? "" : kind;
    countries = countries == null ? List.of() : List.copyOf(countries);
    labels = labels == null ? List.of() : List.copyOf(labels);
  }

  /** The middle of its year. */
  public Instant publishedAt() {
    return LocalDate.of(year, 7, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
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
