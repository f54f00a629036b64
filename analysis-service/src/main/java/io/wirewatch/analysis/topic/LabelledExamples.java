package io.wirewatch.analysis.topic;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.wirewatch.analysis.topic.TopicDefinition.Examples;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.configuration.Problem;
import io.wirewatch.events.Json;
import io.wirewatch.events.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * Sentences that are examples of all topics at once: of those that their labels name, and of what
 * the others are not. They stand in the {@code .jsonl} files of {@code examples/} in a
 * configuration folder, a line each, in the form of the texts that {@code evaluate} measures with.
 *
 * @param examples in the order of the files' names and of their lines
 * @param problems the lines that are none, which are left out
 */
public record LabelledExamples(List<Example> examples, List<Problem> problems) {
  /** The folder's name in the configuration folder. */
  public static final String FOLDER = "examples";

  /** The kind of what tells of no topic and does not say of what instead. */
  private static final String OTHER = "other";

  /**
   * A sentence.
   *
   * @param text the sentence
   * @param kind what it tells of instead when it has no label
   * @param labels the topics it tells of, and how
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Example(String text, String kind, List<Label> labels) {
    /** Fills in what is absent and refuses what cannot do without. */
    public Example {
      if (text == null || text.isBlank()) {
        throw new InvalidField("text", "is missing");
      }
      kind = kind == null || kind.isBlank() ? OTHER : kind;
      labels = labels == null ? List.of() : List.copyOf(labels);
    }
  }

  /**
   * A topic that a sentence tells of.
   *
   * @param topic its id
   * @param status how; {@code reported} when absent
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Label(String topic, Status status) {
    /** Fills in what is absent and refuses what cannot do without. */
    public Label {
      if (topic == null || topic.isBlank()) {
        throw new InvalidField("topic", "is missing");
      }
      status = status == null ? Status.REPORTED : status;
    }
  }

  /** Reads those of a configuration folder; it may have none. */
  public static LabelledExamples read(Path config) {
    List<Example> examples = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Path file : files(config.resolve(FOLDER))) {
      String name = Objects.toString(file.getFileName());
      try {
        int number = 0;
        for (String line : Files.readAllLines(file)) {
          number++;
          read(line, name, number, examples, problems);
        }
      } catch (IOException e) {
        problems.add(new Problem(name, 1, "", "cannot be read: " + e.getMessage()));
      }
    }
    return new LabelledExamples(List.copyOf(examples), List.copyOf(problems));
  }

  private static void read(
      String line, String file, int number, List<Example> examples, List<Problem> problems) {
    if (line.isBlank()) {
      return;
    }
    try {
      examples.add(Json.read(line.getBytes(StandardCharsets.UTF_8), Example.class));
    } catch (IllegalArgumentException e) {
      String reason = Objects.toString(e.getMessage()).lines().findFirst().orElse("");
      problems.add(new Problem(file, number, "", "is no example: " + reason));
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jsonl")) {
      return StreamSupport.stream(files.spliterator(), false).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read", e);
    }
  }

  /**
   * A topic with these as further examples. Those of other topics are left out: they are no example
   * of it by being theirs.
   */
  TopicDefinition addedTo(TopicDefinition topic) {
    if (examples.isEmpty()) {
      return topic;
    }
    Map<String, List<String>> negative = new TreeMap<>();
    topic
        .examples()
        .negative()
        .forEach((kind, those) -> negative.put(kind, new ArrayList<>(those)));
    Map<Status, List<String>> told = new EnumMap<>(Status.class);
    topic.examples().told().forEach((status, those) -> told.put(status, new ArrayList<>(those)));
    for (Example example : examples) {
      if (example.labels().isEmpty()) {
        negative.computeIfAbsent(example.kind(), none -> new ArrayList<>()).add(example.text());
      }
      for (Label label : example.labels()) {
        if (label.topic().equals(topic.id())) {
          told.computeIfAbsent(label.status(), none -> new ArrayList<>()).add(example.text());
        }
      }
    }
    return topic.with(new Examples(topic.examples().positive(), negative, told));
  }
}
