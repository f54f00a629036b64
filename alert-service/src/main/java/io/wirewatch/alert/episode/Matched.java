package io.wirewatch.alert.episode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.wirewatch.alert.timeline.Item;
import io.wirewatch.alert.timeline.Nanos;
import io.wirewatch.events.Json;
import io.wirewatch.events.RuleMatch;
import java.io.IOException;

/**
 * An article that a rule began or ceased to match: of a {@link RuleMatch} what decides how it
 * counts, and the whole of it as it was written, which is only read again for a receipt.
 *
 * @param key names rule and group
 * @param matches false when a new revision of the article no longer matches
 * @param article its id
 * @param time its event time, as {@link Nanos}
 * @param clauses as {@link Item#clauses}
 * @param source where it comes from: the agency of its credit line, else its outlet's owner
 * @param story the story it tells, as the analysis says; empty where that does not know
 * @param fingerprint its fingerprint; empty where it has none
 * @param match the match as it was written
 */
@SuppressWarnings("ArrayRecordComponent") // passed on as it came, and never compared or changed
public record Matched(
    String key,
    boolean matches,
    String article,
    long time,
    int clauses,
    String source,
    String story,
    String fingerprint,
    byte[] match) {
  private static final JsonFactory JSON = Json.mapper().getFactory();

  /** Of a match. */
  public static Matched of(RuleMatch match) {
    return read(Json.write(match));
  }

  /**
   * Reads a match as {@code wirewatch.rules.matched} carries it. What is only shown is passed over.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Matched read(byte[] match) {
    try (JsonParser parser = JSON.createParser(match)) {
      return new Reading(parser).matched(match);
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("is not RuleMatch: " + e.getMessage(), e);
    }
  }

  /** The match. */
  public RuleMatch toMatch() {
    return Json.read(match, RuleMatch.class);
  }

  /** Whether it counts for any clause. */
  boolean counts() {
    return Item.counts(clauses);
  }

  /** The id of the rule in the key. */
  public String rule() {
    return key.substring(0, key.indexOf('|'));
  }

  /** What has been read so far. */
  private static final class Reading {
    private final JsonParser parser;
    private String rule = "";
    private String group = "";
    private boolean matches;
    private String article = "";
    private long time = Nanos.EVER;
    private int clauses;
    private String owner = "";
    private String origin = "";
    private String story = "";
    private String fingerprint = "";

    Reading(JsonParser parser) {
      this.parser = parser;
    }

    Matched matched(byte[] match) throws IOException {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        switch (field) {
          case "rule" -> rule = parser.getText();
          case "group" -> group = parser.getText();
          case "matches" -> matches = parser.getBooleanValue();
          case "article" -> article();
          case "fingerprint" -> fingerprint = parser.getText();
          case "story" -> story = parser.getText();
          case "clauses" -> clauses();
          case "belowScore" -> belowScore();
          case "origin" -> origin = parser.getText();
          default -> parser.skipChildren();
        }
      }
      if (rule.isEmpty() || article.isEmpty() || owner.isEmpty() || time == Nanos.EVER) {
        throw new IllegalArgumentException("rule or article is missing");
      }
      return new Matched(
          rule + "|" + group,
          matches,
          article,
          time,
          clauses == 0 ? 1 : clauses,
          origin.isEmpty() ? owner : origin,
          story,
          fingerprint,
          match);
    }

    private void article() throws IOException {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        switch (field) {
          case "id" -> article = parser.getText();
          case "owner" -> owner = parser.getText();
          case "publishedAt" ->
              time =
                  Rfc3339.nanos(
                      parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
          default -> parser.skipChildren();
        }
      }
    }

    private void clauses() throws IOException {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        clauses |= 1 << parser.getIntValue();
      }
    }

    private void belowScore() throws IOException {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          boolean isClause = parser.currentName().equals("clause");
          parser.nextToken();
          if (isClause) {
            clauses |= 1 << (Item.BELOW_SCORE + parser.getIntValue());
          }
        }
      }
    }
  }
}
