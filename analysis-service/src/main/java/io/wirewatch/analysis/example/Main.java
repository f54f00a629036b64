package io.wirewatch.analysis.example;

import io.wirewatch.analysis.embedding.SentenceEmbedder;
import io.wirewatch.analysis.topic.PackFiles;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code learn [--config DIR]}: keeps the vectors of the topics' examples in a file beside them, so
 * that a service which starts need not make them.
 */
public final class Main {
  private Main() {}

  /** Writes the file; {@code seeds} is the configuration folder when none is given. */
  public static void main(String[] arguments) {
    boolean given = arguments.length == 2 && arguments[0].equals("--config");
    if (arguments.length > 0 && !given) {
      System.err.println("Usage: learn [--config DIR]");
      System.exit(2);
    }
    Path config = Path.of(given ? arguments[1] : "seeds");
    try {
      List<String> sentences =
          PackFiles.read(config).topics().values().stream()
              .flatMap(topic -> topic.examples().all().stream())
              .distinct()
              .toList();
      SentenceVectors vectors = SentenceVectors.of(new SentenceEmbedder(), config);
      long made = sentences.stream().filter(sentence -> !vectors.knows(sentence)).count();
      vectors.write(sentences, config);
      System.out.printf(
          "%s: the vectors of %,d examples, %,d of them new%n",
          config.resolve(SentenceVectors.FILE), sentences.size(), made);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
    System.exit(0);
  }
}
