package io.wirewatch.analysis.topic;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.wirewatch.analysis.topic.TopicDefinition.Examples;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.configuration.Problem;
import io.wirewatch.events.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What users say of sentences in which a topic was found: {@code feedback/<topic>.jsonl} of the
 * configuration folder, one verdict a line. Of two verdicts on one sentence the later counts.
 */
public final class Feedback {
  /** The folder's name in the configuration folder. */
  public static final String FOLDER = "feedback";

  /** What the examples call the sentences that users found to be noise. */
  public static final String KIND = "feedback";

  private static final int MAX_SENTENCE = 1_000;
  private static final int MAX_SENTENCES = 5_000;

  private final Path folder;

  /** What a sentence is to a user who watches for a topic. */
  public enum Verdict {
    /** It tells of the topic. */
    @JsonProperty("useful")
    USEFUL,
    /** It does not. */
    @JsonProperty("noise")
    NOISE
  }

  /**
   * A verdict on a sentence.
   *
   * @param sentence at most 1,000 UTF-16 units, without line ends
   * @param verdict the verdict
   * @param at when it was given; null where that is not known
   */
  public record Given(String sentence, Verdict verdict, @Nullable Instant at) {
    /** Refuses what cannot do without. */
    public Given {
      sentence = sentence == null ? "" : sentence.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
      if (sentence.isEmpty()) {
        throw new InvalidField("sentence", "is missing");
      }
      if (sentence.length() > MAX_SENTENCE) {
        throw new InvalidField("sentence", "is longer than " + MAX_SENTENCE + " characters");
      }
      if (verdict == null) {
        throw new InvalidField("verdict", "is missing; it is useful or noise");
      }
    }
  }

  /** What becomes of a verdict. */
  public sealed interface Outcome {
    /** It stands in the file. */
    record Added() implements Outcome {}

    /** It, or an example that says the same, was there. */
    record Known() implements Outcome {}

    /**
     * It is not taken.
     *
     * @param reason what speaks against it, to be read after "the verdict"
     */
    record Refused(String reason) implements Outcome {}
  }

  /**
   * The verdicts on a topic's sentences.
   *
   * @param bySentence in the order in which they were first given
   * @param problems the lines that are none
   */
  public record Verdicts(Map<String, Verdict> bySentence, List<Problem> problems) {
    /** How many sentences have a verdict. */
    public int count(Verdict verdict) {
      return (int) bySentence.values().stream().filter(verdict::equals).count();
    }

    /**
     * The topic with these as further examples. Where its author says otherwise, the author does.
     */
    TopicDefinition addedTo(TopicDefinition topic) {
      if (bySentence.isEmpty()) {
        return topic;
      }
      List<String> positive = new ArrayList<>(topic.examples().positive());
      Map<String, List<String>> negative = new TreeMap<>(topic.examples().negative());
      List<String> noise = new ArrayList<>(negative.getOrDefault(KIND, List.of()));
      bySentence.forEach(
          (sentence, verdict) -> {
            if (side(topic.examples(), sentence) == null) {
              (verdict == Verdict.USEFUL ? positive : noise).add(sentence);
            }
          });
      if (!noise.isEmpty()) {
        negative.put(KIND, noise);
      }
      return topic.with(new Examples(positive, negative, topic.examples().told()));
    }
  }

  /** What users say of the topics of a configuration folder. */
  public Feedback(Path config) {
    this.folder = config.resolve(FOLDER);
  }

  /** The verdicts on a topic's sentences. A line that is none is a problem and no more. */
  public Verdicts of(String topic) {
    Path file = file(topic);
    Map<String, Verdict> bySentence = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    String name = Objects.toString(file.getFileName());
    List<String> lines = List.of();
    try {
      if (Files.exists(file)) {
        lines = Files.readAllLines(file);
      }
    } catch (IOException e) {
      problems.add(new Problem(name, 1, "", "cannot be read: " + e.getMessage()));
    }
    int number = 0;
    for (String line : lines) {
      number++;
      try {
        if (!line.isBlank()) {
          Given given = Json.read(line.getBytes(StandardCharsets.UTF_8), Given.class);
          bySentence.put(given.sentence(), given.verdict());
        }
      } catch (IllegalArgumentException e) {
        problems.add(new Problem(name, number, "", "is no verdict: " + firstLine(e)));
      }
    }
    return new Verdicts(bySentence, problems);
  }

  /**
   * Adds a verdict to the file, which is on the disk when this returns.
   *
   * @param topic the topic as it is in force
   * @throws IOException when the file cannot be written
   */
  public synchronized Outcome give(TopicDefinition topic, Given given) throws IOException {
    Map<String, Verdict> before = of(topic.id()).bySentence();
    Verdict users = before.get(given.sentence());
    Verdict authors = users == null ? side(topic.examples(), given.sentence()) : null;
    if (given.verdict() == users || given.verdict() == authors) {
      return new Outcome.Known();
    }
    if (authors != null) {
      return new Outcome.Refused(
          "contradicts an example in the topic's own file; it has to be changed there");
    }
    if (users == null && before.size() >= MAX_SENTENCES) {
      return new Outcome.Refused("is one too many: the topic has those on " + before.size());
    }
    append(topic.id(), given);
    return new Outcome.Added();
  }

  private void append(String topic, Given given) throws IOException {
    Files.createDirectories(folder);
    Path file = file(topic);
    try (FileChannel out =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      String line = new String(Json.write(given), StandardCharsets.UTF_8) + "\n";
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(endsInALine(out) ? line : "\n" + line);
      out.position(out.size());
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }

  /** Not so when whoever wrote last was cut short. */
  private static boolean endsInALine(FileChannel file) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return file.size() == 0 || (file.read(last, file.size() - 1) == 1 && last.get(0) == '\n');
  }

  private Path file(String topic) {
    return folder.resolve(topic + ".jsonl");
  }

  private static @Nullable Verdict side(Examples examples, String sentence) {
    if (examples.positive().contains(sentence)) {
      return Verdict.USEFUL;
    }
    boolean negative = examples.negative().values().stream().anyMatch(of -> of.contains(sentence));
    return negative ? Verdict.NOISE : null;
  }

  private static String firstLine(Exception e) {
    return Objects.toString(e.getMessage()).lines().findFirst().orElse("");
  }
}
