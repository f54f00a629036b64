package io.wirewatch.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** What the launcher tells the person in front of it. */
final class Console {
  private final PrintStream out;

  Console(PrintStream out) {
    this.out = out;
  }

  /** A line. */
  void say(String line) {
    out.println(line);
    out.flush();
  }

  /** Something that happened to a component. */
  void tell(Happening happening) {
    say(
        switch (happening) {
          case Happening.Ready(Component component, Duration after) ->
              "  %-17s ready after %s".formatted(component.title(), seconds(after));
          case Happening.Died(Component component, String how, Duration pause) ->
              "  %-17s %s; it is started again in %s"
                  .formatted(component.title(), how, seconds(pause));
          case Happening.GaveUp(Component component, String reason) -> reason;
          case Happening.LeftOverStopped(Component component, long pid) ->
              "  %-17s stopped: an earlier run that was killed had left it (process %d)"
                  .formatted(component.title(), pid);
          case Happening.Stopped(Component component) ->
              "  %-17s stopped".formatted(component.title());
        });
  }

  /** Where everything is, once all serve. */
  void addresses(Wirewatch wirewatch, Path data) {
    say(
        """

          push articles     POST %s/articles
          try the analysis  POST %s/analyze
          alerts            GET  %s/alerts
          Kafka             %s
          data and logs     %s
        """
            .formatted(
                wirewatch.address(Component.INGEST),
                wirewatch.address(Component.ANALYSIS),
                wirewatch.address(Component.ALERT),
                wirewatch.bootstrapServers(),
                data));
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
