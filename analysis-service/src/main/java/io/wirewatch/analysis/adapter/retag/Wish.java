package io.wirewatch.analysis.adapter.retag;

import io.wirewatch.analysis.retag.Retagged;
import io.wirewatch.configuration.HumanDuration;
import io.wirewatch.events.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be tagged anew.
 *
 * @param from where the time begins at which articles were tagged
 * @param to where it ends, exclusive
 * @param config the configuration folder with the topics
 * @param topic the only topic of interest; empty for all
 * @param bootstrapServers where Kafka is
 * @param faults how many differing articles are shown
 * @param json the file for the differing articles, a line each
 */
record Wish(
    Instant from,
    Instant to,
    Path config,
    String topic,
    String bootstrapServers,
    int faults,
    Optional<Path> json) {
  static final String USAGE =
      """
      Usage: ./wirewatch retag --from TIME [--to TIME] [--config DIR] [--topic ID] [--faults N]
                               [--json FILE] [--bootstrap HOST:PORT]
      Runs the topics of a configuration folder over the articles of wirewatch.articles.tagged and
      reports which topics they would gain and lose. It only reads: Kafka and alerts stay as they are.
        --from, --to      when the articles were tagged, which is the time of their Kafka records and
                          not that of their publication: 2021-03-30T12:00:00Z, 2021-03-30 (its start
                          in UTC), or an age such as 90m, 24h or 7d; --to is the present if not given
        --config DIR      the configuration folder (default: seeds)
        --topic ID        this topic only
        --faults N        show the first N articles that differ, with the evidence
        --json FILE       write each article that differs as a line of JSON to a new file
        --bootstrap HOST:PORT
                          where Kafka is (default: KAFKA_BOOTSTRAP_SERVERS, or else 127.0.0.1 and
                          WIREWATCH_PORT_KAFKA or 9092)""";

  /**
   * Reads the command line.
   *
   * @param now the present
   * @throws IllegalArgumentException when it is none; says why
   */
  static Wish of(List<String> arguments, Map<String, String> environment, Instant now) {
    List<String> left = new ArrayList<>(arguments);
    Optional<String> from = option(left, "--from");
    Wish wish =
        new Wish(
            time(
                "--from",
                from.orElseThrow(() -> new IllegalArgumentException("--from is needed")),
                now),
            option(left, "--to").map(text -> time("--to", text, now)).orElse(now),
            Path.of(option(left, "--config").orElse("seeds")),
            option(left, "--topic").orElse(""),
            option(left, "--bootstrap").orElseGet(() -> bootstrapServers(environment)),
            option(left, "--faults").map(Wish::number).orElse(0),
            option(left, "--json").map(Path::of));
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("There is no option " + left.getFirst());
    }
    if (!wish.from.isBefore(wish.to)) {
      throw new IllegalArgumentException(
          "--from %s is not before --to %s".formatted(wish.from, wish.to));
    }
    return wish;
  }

  private static String bootstrapServers(Map<String, String> environment) {
    return environment.getOrDefault(
        "KAFKA_BOOTSTRAP_SERVERS",
        "127.0.0.1:" + environment.getOrDefault("WIREWATCH_PORT_KAFKA", "9092"));
  }

  private static Instant time(String option, String text, Instant now) {
    try {
      if (text.matches("\\d+\\s*[a-z]+")) {
        return now.minus(HumanDuration.parse(text));
      }
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          option + " needs a time such as 2021-03-30T12:00:00Z, 2021-03-30 or 7d, not " + text, e);
    }
  }

  private static int number(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw new IllegalArgumentException("--faults needs a number, not " + text);
    }
    return Integer.parseInt(text);
  }

  private static Optional<String> option(List<String> left, String name) {
    int at = left.indexOf(name);
    if (at < 0) {
      return Optional.empty();
    }
    if (at + 1 >= left.size()) {
      throw new IllegalArgumentException(name + " needs a value");
    }
    left.remove(at);
    return Optional.of(left.remove(at));
  }

  /** Opens the file for the differing articles; what is written is lost when there is none. */
  OutputStream openJson() throws IOException {
    if (json.isEmpty()) {
      return OutputStream.nullOutputStream();
    }
    try {
      return new BufferedOutputStream(
          Files.newOutputStream(json.get(), StandardOpenOption.CREATE_NEW));
    } catch (FileAlreadyExistsException e) {
      throw new IllegalArgumentException(json.get() + " is there; --json writes a new file", e);
    }
  }

  /** Writes an article as a line if it differs. */
  static void write(OutputStream json, Retagged article) {
    if (article.differs()) {
      try {
        json.write(Json.write(article));
        json.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
