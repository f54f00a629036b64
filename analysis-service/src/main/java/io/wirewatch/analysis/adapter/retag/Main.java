package io.wirewatch.analysis.adapter.retag;

import io.wirewatch.analysis.Analyst;
import io.wirewatch.analysis.example.Teacher;
import io.wirewatch.analysis.retag.Differences;
import io.wirewatch.analysis.retag.Retagged;
import io.wirewatch.analysis.topic.PackFiles;
import io.wirewatch.analysis.topic.TopicPack;
import io.wirewatch.events.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.common.KafkaException;

/**
 * {@code retag}: runs the topics of a configuration folder over the tagged articles that Kafka has,
 * and tells what would differ. It writes nothing to Kafka.
 */
public final class Main {
  /** Held here, because a logger that nobody holds forgets its level. */
  private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

  private static final int TELL_EVERY = 50_000;

  private Main() {}

  /**
   * Prints the report and ends the process: 0 good, 1 Kafka does not answer, 2 misused.
   *
   * @param arguments as {@link Wish#USAGE} has them
   */
  public static void main(String[] arguments) {
    KAFKA.setLevel(Level.WARNING);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    int status = 0;
    if (List.of(arguments).contains("--help")) {
      out.println(Wish.USAGE);
    } else {
      try {
        run(Wish.of(List.of(arguments), System.getenv(), InstantSource.system().instant()), out);
      } catch (IllegalArgumentException | UncheckedIOException | IOException e) {
        System.err.println(e.getMessage());
        System.err.println(Wish.USAGE);
        status = 2;
      } catch (KafkaException e) {
        System.err.println("Kafka cannot be read: " + e.getMessage());
        status = 1;
      }
    }
    out.flush();
    System.exit(status);
  }

  /**
   * Prints the report.
   *
   * @throws IllegalArgumentException when the folder has no topic in force
   * @throws KafkaException when Kafka cannot be read
   */
  static Differences run(Wish wish, PrintStream out) throws IOException {
    TopicPack pack = TopicPack.of(PackFiles.read(wish.config()), new Teacher(wish.config()));
    pack.problems().forEach(problem -> out.println("Left out: " + problem));
    if (pack.definitions().isEmpty()) {
      throw new IllegalArgumentException(wish.config() + " has no topic in force");
    }
    Predicate<String> wanted = topic -> wish.topic().isEmpty() || wish.topic().equals(topic);
    Analyst analyst = new Analyst(() -> pack);
    Differences differences = new Differences(wish.faults());
    int unreadable;
    try (OutputStream json = wish.openJson()) {
      unreadable =
          new Past(wish.bootstrapServers(), wish.from(), wish.to())
              .read(
                  some -> {
                    int before = differences.read();
                    some.parallelStream()
                        .map(tagged -> Retagged.of(tagged, analyst, wanted))
                        .toList()
                        .forEach(
                            retagged -> {
                              differences.add(retagged);
                              Wish.write(json, retagged);
                            });
                    if (differences.read() / TELL_EVERY > before / TELL_EVERY) {
                      System.err.printf("%,d read%n", differences.read());
                    }
                  });
    }
    out.printf(
        "%s on %s, tagged from %s to %s; now pack %s of %s, %d topics%n",
        Topics.ARTICLES_TAGGED.name(),
        wish.bootstrapServers(),
        wish.from().truncatedTo(ChronoUnit.SECONDS),
        wish.to().truncatedTo(ChronoUnit.SECONDS),
        pack.version(),
        wish.config(),
        pack.definitions().size());
    out.printf("%,8d article revisions read%n", differences.read());
    if (unreadable > 0) {
      out.printf("%,8d records are no tagged article%n", unreadable);
    }
    differences.print(out);
    return differences;
  }
}
