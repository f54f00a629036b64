package io.wirewatch.alert.episode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.wirewatch.alert.timeline.Nanos;
import io.wirewatch.events.Json;
import io.wirewatch.events.RuleMatch;
import java.io.IOException;

/**
 * A match as receipts need it: where its article stands in what was written.
 *
 * @param article the JSON of the {@link RuleMatch#article}
 * @param story that article's story, as it was written
 * @param received when it was received, as {@link Nanos}
 */
record ShownMatch(Slice article, String story, long received) {

  /**
   * Reads as much of a match as that takes.
   *
   * @throws IllegalArgumentException when it is none
   */
  static ShownMatch of(byte[] match) {
    try (JsonParser parser = Json.mapper().getFactory().createParser(match)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isArticle = parser.currentName().equals("article");
        parser.nextToken();
        if (isArticle) {
          return article(match, parser);
        }
        parser.skipChildren();
      }
      throw new IllegalArgumentException("is not RuleMatch: article is missing");
    } catch (IOException e) {
      throw new IllegalArgumentException("is not RuleMatch: " + e.getMessage(), e);
    }
  }

  private static ShownMatch article(byte[] match, JsonParser parser) throws IOException {
    int from = (int) parser.currentTokenLocation().getByteOffset();
    String story = "";
    long received = Nanos.EVER;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      switch (field) {
        case "story" -> story = parser.getText();
        case "receivedAt" ->
            received =
                Rfc3339.nanos(
                    parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        default -> parser.skipChildren();
      }
    }
    int to = (int) parser.currentLocation().getByteOffset();
    return new ShownMatch(new Slice(match, from, to), story, received);
  }

  /** The whole match. */
  RuleMatch whole() {
    return Json.read(article.bytes(), RuleMatch.class);
  }
}
