package io.wirewatch.analysis.telling;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The clause of a sentence in which a trigger stands.
 *
 * @param sentence the sentence
 * @param start where the clause starts in it, in UTF-16 units
 * @param triggerStart where the trigger starts
 * @param triggerEnd where it ends, exclusive
 * @param end where the clause ends, exclusive
 */
record Clause(String sentence, int start, int triggerStart, int triggerEnd, int end) {
  /** What a clause is looked for in, in UTF-16 units; a sentence may be as long as a text. */
  private static final int REACH = 200;

  private static final String MARKS = "[;:—–]|\\s-\\s|";

  private static final Pattern ENGLISH =
      Pattern.compile(
          MARKS
              + ",\\s+(?:but|while|whereas|although|though|as|after|before|since|because|"
              + "where|which|who|whose|amid|following|when|and|saying|adding)\\b|"
              + "\\b(?:but|while|whereas|although|after|because|days after|hours after)\\b|"
              + "\\band\\s+(?=(?:has|have|had|is|are|was|were)\\b)",
          Pattern.CASE_INSENSITIVE);

  /** What ends a clause besides, unless it stands right behind the trigger and speaks of it. */
  private static final Pattern RELATIVE =
      Pattern.compile(
          "\\bwho\\b|(?<=\\w )(?:that|which)\\s+(?:is|are|was|were|has|have|had|will|would|can|could"
              + "|may|might|should)\\b|\\ba\\s+(?:day|week|month|year)\\s+(?:before|after)\\b",
          Pattern.CASE_INSENSITIVE);

  /** By language: where its clauses end. */
  private static final Map<String, Pattern> BOUNDARIES =
      Map.of(
          "en",
          ENGLISH,
          "es",
          Pattern.compile(
              MARKS
                  + ",\\s+(?:pero|mientras|aunque|cuando|donde|que|quien(?:es)?|según|después|antes|tras|luego|y|"
                  + "dijo|informó|anunció)\\b|"
                  + "\\b(?:pero|mientras|aunque|porque|después de|antes de|tras|hasta que)\\b",
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS));

  static Clause of(String language, String sentence, int triggerStart, int triggerEnd) {
    int start = Math.max(0, triggerStart - REACH);
    int end = Math.min(sentence.length(), triggerEnd + REACH);
    Matcher boundary = BOUNDARIES.getOrDefault(language, ENGLISH).matcher(sentence);
    boundary.region(start, triggerStart);
    while (boundary.find()) {
      start = boundary.end();
    }
    boundary.region(triggerEnd, end);
    if (boundary.find()) {
      end = boundary.start();
    }
    Matcher relative = RELATIVE.matcher(sentence);
    relative.region(Math.min(triggerEnd + 1, end), end);
    if (relative.find()) {
      end = relative.start();
    }
    return new Clause(sentence, start, triggerStart, triggerEnd, end);
  }

  /** The part of it that is on a side of the trigger, with the trigger. */
  String part(CueDefinition.Side side) {
    return switch (side) {
      case BEFORE -> sentence.substring(start, triggerEnd);
      case AFTER -> sentence.substring(triggerStart, end);
      case NEXT -> sentence.substring(triggerStart, nextEnd());
      case CLAUSE -> sentence.substring(start, end);
      case SENTENCE -> sentence;
    };
  }

  private int nextEnd() {
    int comma = sentence.indexOf(',', triggerEnd);
    return comma < 0 || comma > end ? end : comma;
  }
}
