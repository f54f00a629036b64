package io.wirewatch.ingest.adapter;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.wirewatch.guard.Outcome;
import io.wirewatch.guard.Outcome.Answer;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * What previews say when there is nothing to show.
 *
 * @param what is shown, such as "feed"
 */
record Previewed(String what) {

  /** The answer with what was asked for, or the problem that there was. */
  Answer answer(Outcome outcome) {
    return switch (outcome) {
      case Answer answer when answer.status() == 200 -> answer;
      case Answer answer -> throw unread("HTTP_STATUS", "HTTP " + answer.status());
      case Outcome.Refused(var reason, var at) -> throw refused(reason.toString(), at);
      case Outcome.Unreachable(var reason, var detail) -> throw unread(reason.toString(), detail);
      case Outcome.TooLarge(long limit) ->
          throw unread("TOO_LARGE", "It is longer than " + limit + " bytes.");
      case Outcome.TimedOut(var limit) ->
          throw unread("TIMED_OUT", "It did not end within " + limit + ".");
    };
  }

  /** The address that was given. */
  URI uri(String url) {
    try {
      return new URI(url.strip());
    } catch (URISyntaxException e) {
      throw problem(Status.BAD_REQUEST.getStatusCode(), "The " + what + " cannot be asked for")
          .withDetail("url is no address: " + e.getReason())
          .with("field", "url")
          .build();
    }
  }

  HttpProblem tooLarge(int bytes) {
    return problem(Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode(), "The " + what + " is too large")
        .withDetail("A %s may have %d bytes.".formatted(what, bytes))
        .build();
  }

  private HttpProblem refused(String reason, URI at) {
    return problem(422, "The " + what + " cannot be asked for")
        .withDetail("url leads to " + at + ", which is not to be asked.")
        .with("field", "url")
        .with("reason", reason)
        .build();
  }

  private HttpProblem unread(String reason, String detail) {
    return problem(Status.BAD_GATEWAY.getStatusCode(), "The " + what + " cannot be read")
        .withDetail(detail)
        .with("reason", reason)
        .build();
  }

  static HttpProblem.Builder problem(int status, String title) {
    return HttpProblem.builder().withTitle(title).withStatus(status);
  }
}
