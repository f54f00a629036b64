package io.wirewatch.alert.adapter;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.wirewatch.configuration.InvalidField;
import jakarta.ws.rs.core.Response;

/** The answers to requests that cannot be met, as RFC 9457 problems. */
final class Refusals {
  private Refusals() {}

  static HttpProblem noAlert(String id) {
    return notFound("There is no such alert", "No alert has the id " + id + ".");
  }

  static HttpProblem noRule(String id) {
    return notFound("There is no such rule", "No rule in force has the id " + id + ".");
  }

  static HttpProblem changedMeanwhile(String id) {
    return HttpProblem.builder()
        .withTitle("The rule is not as you saw it")
        .withStatus(Response.Status.PRECONDITION_FAILED)
        .withDetail("The rule " + id + " has another ETag now, or is not there.")
        .build();
  }

  /** What may be met another time. */
  static HttpProblem notNow(String detail) {
    return HttpProblem.builder()
        .withTitle("Not now")
        .withStatus(Response.Status.SERVICE_UNAVAILABLE)
        .withDetail(detail)
        .build();
  }

  static HttpProblem notFound(String title, String detail) {
    return HttpProblem.builder()
        .withTitle(title)
        .withStatus(Response.Status.NOT_FOUND)
        .withDetail(detail)
        .build();
  }

  /** A request with a field that cannot be taken. */
  static HttpProblem badField(InvalidField refused) {
    return badField(refused.field(), String.valueOf(refused.getMessage()));
  }

  /**
   * A request with a field that cannot be taken.
   *
   * @param field its path; empty for the whole of the body
   * @param reason what is wrong with it, to be read after the name
   */
  static HttpProblem badField(String field, String reason) {
    HttpProblem.Builder problem =
        HttpProblem.builder()
            .withTitle("The request has a field that cannot be taken")
            .withStatus(Response.Status.BAD_REQUEST)
            .withDetail((field.isEmpty() ? "The body" : field) + " " + reason + ".");
    return (field.isEmpty() ? problem : problem.with("field", field)).build();
  }
}
