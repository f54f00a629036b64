package io.wirewatch.ingest.poll;

import io.wirewatch.guard.Outcome.Answer;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a server gave us to ask "has it changed since?" with (RFC 9110, section 13.1).
 *
 * @param etag its {@code ETag}; empty when it gave none
 * @param lastModified its {@code Last-Modified}, sent back as it was written
 */
record Validators(String etag, String lastModified) {
  static final Validators NONE = new Validators("", "");

  static Validators of(Answer answer) {
    return new Validators(
        sendable(answer.header("ETag").orElse("")),
        sendable(answer.header("Last-Modified").orElse("")));
  }

  /** What a header cannot carry back, we do without. */
  private static String sendable(String value) {
    return value.matches("[\\x20-\\x7e\\x80-\\xff]*") ? value.strip() : "";
  }

  Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>();
    if (!etag.isEmpty()) {
      headers.put("If-None-Match", etag);
    }
    if (!lastModified.isEmpty()) {
      headers.put("If-Modified-Since", lastModified);
    }
    return headers;
  }
}
