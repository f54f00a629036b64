package io.wirewatch.analysis.evaluation;

import io.wirewatch.analysis.example.Teacher;
import io.wirewatch.analysis.topic.PackFiles;
import io.wirewatch.analysis.topic.TopicPack;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code evaluate [FOLDER…] [--config DIR] [--topic ID] [--faults N] [--no-examples]}: measures the
 * topics of a configuration folder on the labelled texts of others; without a folder also how
 * stories are told apart.
 */
public final class Main {
  private static final int ALL = Integer.MAX_VALUE;

  private Main() {}

  /**
   * Prints a report for each folder.
   *
   * @param arguments as above; without a folder those of {@code evaluation/} in the configuration
   */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    int status = 0;
    try {
      evaluate(new ArrayList<>(List.of(arguments)), out);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      System.err.println(e.getMessage());
      System.err.println(
          "Usage: evaluate [FOLDER…] [--config DIR] [--topic ID] [--faults N] [--no-examples]");
      status = 2;
    }
    out.flush();
    System.exit(status);
  }

  private static void evaluate(List<String> arguments, PrintStream out) {
    Path config = Path.of(option(arguments, "--config", "seeds"));
    boolean byTriggersAlone = arguments.remove("--no-examples");
    String topic = option(arguments, "--topic", "");
    String faults = option(arguments, "--faults", "");
    Report.Wish wish =
        new Report.Wish(topic, faults.isEmpty() ? (topic.isEmpty() ? 10 : ALL) : number(faults));
    Path stories = config.resolve("evaluation").resolve("stories");
    if (arguments.isEmpty() && topic.isEmpty() && Files.isDirectory(stories)) {
      StoryEvaluation.print(stories, out);
    }
    List<Path> folders = arguments.stream().map(Path::of).toList();
    if (folders.isEmpty()) {
      Path evaluation = config.resolve("evaluation");
      folders =
          Stream.of("open", "held-out", "es")
              .map(evaluation::resolve)
              .filter(Files::isDirectory)
              .toList();
      wish = new Report.Wish(topic, faults.isEmpty() && topic.isEmpty() ? 0 : wish.faults());
    }
    PackFiles files = PackFiles.read(config);
    TopicPack pack =
        byTriggersAlone ? TopicPack.of(files) : TopicPack.of(files, new Teacher(config));
    pack.problems().forEach(problem -> out.println("Left out: " + problem));
    for (Path folder : folders) {
      List<LabelledText> texts = LabelledText.read(folder);
      long articles = texts.stream().filter(LabelledText::isArticle).count();
      out.printf(
          "%n%s: %,d sentences, %,d articles; pack %s%n",
          folder, texts.size() - articles, articles, pack.version());
      new Report(Evaluation.of(pack, texts), out).print(wish);
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--faults needs a number, not " + text, e);
    }
  }

  private static String option(List<String> arguments, String name, String otherwise) {
    int at = arguments.indexOf(name);
    if (at < 0) {
      return otherwise;
    }
    if (at + 1 >= arguments.size()) {
      throw new IllegalArgumentException(name + " needs a value");
    }
    arguments.remove(at);
    return arguments.remove(at);
  }
}
