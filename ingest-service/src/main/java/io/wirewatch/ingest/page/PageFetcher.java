package io.wirewatch.ingest.page;

import io.wirewatch.guard.GuardedHttpClient;
import io.wirewatch.guard.Outcome;
import io.wirewatch.guard.Outcome.Answer;
import io.wirewatch.guard.Request;
import io.wirewatch.ingest.page.PageReader.Source;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Asks for pages, through the guarded client and within its limits. */
public final class PageFetcher {
  private static final Map<String, String> HEADERS =
      Map.of("Accept", "text/html, application/xhtml+xml, */*;q=0.1");

  private final GuardedHttpClient client;

  /** Fetches with that client. */
  public PageFetcher(GuardedHttpClient client) {
    this.client = client;
  }

  /** What comes of asking for a page, as it is. */
  public Outcome ask(URI url) {
    return client.fetch(new Request(url, HEADERS));
  }

  /** The page that came, to be read; empty when none did, or what came is no page. */
  static Optional<Source> page(Outcome outcome) {
    return switch (outcome) {
      case Answer answer when answer.status() == 200 && isPage(answer) ->
          Optional.of(source(answer));
      case Answer _,
          Outcome.Refused _,
          Outcome.Unreachable _,
          Outcome.TooLarge _,
          Outcome.TimedOut _ ->
          Optional.empty();
    };
  }

  /** What came, to be read. */
  public static Source source(Answer answer) {
    return new Source(
        answer.body(),
        answer.header("Content-Type").orElse(""),
        answer.header("Content-Language").orElse(""),
        answer.finalUri().toString());
  }

  private static boolean isPage(Answer answer) {
    String type = answer.header("Content-Type").orElse("text/html").toLowerCase(Locale.ROOT);
    return type.contains("html") || type.startsWith("text/plain");
  }
}
