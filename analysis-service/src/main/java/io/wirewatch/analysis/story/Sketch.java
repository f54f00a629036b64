package io.wirewatch.analysis.story;

import io.wirewatch.analysis.text.Terms;
import java.time.Instant;
import java.util.Map;

/**
 * What of an article says which story it tells.
 *
 * @param article the article's id
 * @param at its event time
 * @param terms the words of title and lead, with how often they stand there
 * @param fingerprint as in {@code TaggedArticle}; empty where it has none
 * @param vector likewise
 */
public record Sketch(
    String article, Instant at, Map<String, Float> terms, String fingerprint, String vector) {
  /** How much of a body is its lead, in UTF-16 units. */
  private static final int LEAD = 600;

  /** Sketches an article. */
  public static Sketch of(
      String article, Instant at, String title, String body, String fingerprint, String vector) {
    return new Sketch(article, at, Terms.of(title, lead(body)), fingerprint, vector);
  }

  /** The start of a body, up to the last whole sentence or word of its first 600 units. */
  public static String lead(String body) {
    if (body.length() <= LEAD) {
      return body;
    }
    String start = body.substring(0, LEAD);
    int sentence = start.lastIndexOf(". ");
    int end = sentence > LEAD / 2 ? sentence + 1 : start.lastIndexOf(' ');
    return end > 0 ? start.substring(0, end) : start;
  }
}
