package io.wirewatch.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands of {@code ./wirewatch}. */
@Command(
    name = "./wirewatch",
    description = "Wirewatch watches news and tells you, with the evidence, when a rule is met.",
    subcommands = CommandLine.HelpCommand.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "./wirewatch test runs all tests; ./wirewatch evaluate measures the topics on labelled texts.",
      "./wirewatch retag tells what changed topics would have made of the articles of the past"
          + " (retag --help); ./wirewatch learn keeps the vectors of the topics' examples.",
      "",
      "The environment may name other ports: WIREWATCH_PORT_KAFKA (9092),"
          + " WIREWATCH_PORT_INGEST (8081), WIREWATCH_PORT_ANALYSIS (8082),"
          + " WIREWATCH_PORT_ALERT (8083)."
    })
public final class Main {
  private final Installation installation =
      new Installation(Path.of(System.getProperty("wirewatch.home", ".")));
  // Titles are in many languages, whatever the locale says.
  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private final Console console = new Console(out);
  private final AtomicBoolean ending = new AtomicBoolean();

  private Main() {}

  /** Runs a command and ends the process with its status: 0 good, 1 failed, 2 misused. */
  public static void main(String[] args) {
    Main main = new Main();
    CommandLine commands = new CommandLine(main);
    commands.setExecutionExceptionHandler((thrown, command, result) -> main.failed(thrown));
    int status = commands.execute(args.length == 0 ? new String[] {"help"} : args);
    System.exit(status);
  }

  @Command(
      name = "up",
      mixinStandardHelpOptions = true,
      description = "Starts the broker and the services, shows alerts as they fire; Ctrl-C stops.")
  int up(
      @Option(
              names = "--config",
              paramLabel = "DIR",
              description = "the configuration folder (default: seeds)")
          @Nullable Path config,
      @Option(names = "--data", paramLabel = "DIR", description = "the data folder (default: data)")
          @Nullable Path data)
      throws InterruptedException {
    Wirewatch.Settings settings =
        new Wirewatch.Settings(
            config == null ? installation.seeds() : config,
            data == null ? installation.root().resolve("data") : data,
            Ports.from(System.getenv()),
            Map.of());
    try (Session session = new Session(installation, settings, console)) {
      endOnSignal(session);
      session.start(AlertStream.NOW, new AlertPrinter(out)::print);
      session.trainInBackground();
      console.say("Alerts appear here as they fire. Ctrl-C stops Wirewatch; its data stays.");
      session.awaitEnd();
      return 1;
    }
  }

  @Command(
      name = "demo",
      mixinStandardHelpOptions = true,
      description = "Starts everything on data of its own and pushes the sample articles.")
  int demo(
      @Option(
              names = "--exit",
              description = "end when the expected alerts are delivered, with status 0 if they are")
          boolean exit,
      @Option(
              names = "--config",
              paramLabel = "DIR",
              description = "the configuration folder, with the samples (default: seeds)")
          @Nullable Path config)
      throws InterruptedException {
    try (Demo demo =
        new Demo(
            installation,
            config == null ? installation.seeds() : config,
            Ports.from(System.getenv()),
            console,
            new AlertPrinter(out))) {
      endOnSignal(demo);
      demo.run(exit);
      return 0;
    }
  }

  @Command(
      name = "train",
      mixinStandardHelpOptions = true,
      description = "Makes the start-up caches now, which up does by itself in the background.")
  int train() throws InterruptedException, IOException {
    Training training = new Training(installation, installation.seeds());
    if (training.stale().isEmpty()) {
      console.say("The start-up caches are as new as the jars.");
      return 0;
    }
    endOnSignal(training::abandon);
    console.say("Java learns to start faster from what was built; this takes about a minute.");
    training.run();
    return 0;
  }

  @Command(
      name = "backtest",
      mixinStandardHelpOptions = true,
      description = "Shows what a rule would have told in the past; Wirewatch has to be up.")
  int backtest(
      @Parameters(paramLabel = "RULE.yaml", description = "a file with the rule") Path rule,
      @Option(
              names = "--from",
              required = true,
              paramLabel = "TIME",
              description = "when the period begins, such as 7d ago or 2026-03-30T00:00:00Z")
          String from,
      @Option(names = "--to", paramLabel = "TIME", description = "when it ends (default: now)")
          @Nullable String to)
      throws InterruptedException {
    return new Backtest(address(Component.ALERT), out, onTerminal()).run(rule, from, to) ? 0 : 1;
  }

  @Command(
      name = "push",
      mixinStandardHelpOptions = true,
      description = "Sends files of articles, one JSON a line, to the running ingest service.")
  int push(
      @Parameters(
              paramLabel = "FILE",
              arity = "1..*",
              description = "NDJSON, plain or compressed by gzip; - for standard input")
          List<String> files,
      @Option(
              names = "--from",
              paramLabel = "LINE",
              defaultValue = "1",
              description = "the first line to send of a single file, to go on after a failure")
          long from)
      throws InterruptedException {
    if (from < 1 || (from > 1 && files.size() > 1)) {
      System.err.println("--from takes a line, counted from 1, of a single file.");
      return 2;
    }
    PushProgress progress = new PushProgress(out, onTerminal(), InstantSource.system());
    try (Push push = new Push(address(Component.INGEST), System.in, progress)) {
      for (String file : files) {
        push.push(file, from);
      }
    } catch (LauncherException e) {
      progress.summaryOfAny();
      throw e;
    }
    return progress.summary() ? 0 : 1;
  }

  @Command(
      name = "test",
      mixinStandardHelpOptions = true,
      description = "Builds everything and runs all tests.")
  int test() {
    System.err.println("The script ./wirewatch runs the tests itself; this is the launcher.");
    return 2;
  }

  private static URI address(Component service) {
    return URI.create("http://127.0.0.1:" + Ports.from(System.getenv()).of(service));
  }

  private static boolean onTerminal() {
    return Optional.ofNullable(System.console()).map(java.io.Console::isTerminal).orElse(false);
  }

  /** Ctrl-C and SIGTERM run this before the process ends. */
  private void endOnSignal(AutoCloseable running) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  ending.set(true);
                  try {
                    running.close();
                  } catch (Exception e) {
                    console.say("Not all was stopped: " + e);
                  }
                },
                "end-on-signal"));
  }

  private int failed(Exception thrown) throws Exception {
    if (ending.get()) {
      return 1; // what was cut short says nothing new
    }
    if (thrown instanceof LauncherException) {
      System.err.println(thrown.getMessage());
      return 1;
    }
    throw thrown;
  }
}
