package io.wirewatch.analysis.origin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the agency that an article comes from by its credit line: one that opens the body, such as
 * {@code KYIV, March 3 (Reuters) -}, {@code /TASS/} or {@code AP —}, a byline ({@code By Xinhua}),
 * or one that ends it, such as {@code Source: Ukrinform}, {@code — AFP} or {@code (Reporting by}. A
 * text that only quotes an agency ({@code he told Reuters}) comes from elsewhere.
 */
public final class Origins {
  /** How far into a body its opening credit line reaches, in UTF-16 units. */
  private static final int OPENING = 160;

  /** How far from its end its closing one. */
  private static final int CLOSING = 400;

  /**
   * A place and a date: words with capitals, numbers, and what stands between them. Each word and
   * number is taken whole or not at all: tried in all its parts, a line of capitals is cut up in
   * more ways than any computer can try.
   */
  private static final String DATELINE =
      "(?:(?:\\p{Lu}\\p{L}*+(?:[.'’-]++\\p{L}++)*+['’]*+|(?:de|la|el|al|of|and|on)\\b|\\d{1,4}+)"
          + "\\s*+(?:[,./:–—-]+\\s*+)?){0,10}";

  private static final String DASH = "(?:-{1,2}|–|—)";

  private final Map<String, String> agencyByName = new HashMap<>();
  private final Map<String, String> agencyByCredit = new HashMap<>();
  private final Pattern opening;
  private final Pattern closing;

  /** Knows some agencies. */
  public Origins(List<Agency> agencies) {
    for (Agency agency : agencies) {
      agency.names().forEach(name -> agencyByName.putIfAbsent(name, agency.id()));
      agency.credits().forEach(credit -> agencyByCredit.putIfAbsent(credit, agency.id()));
    }
    String name = "(?<name>" + alternatives(agencyByName) + ")";
    String enclosed = "[(\\[/]\\s*" + name + "(?:\\s*[/,;-]\\s*[\\p{L}. -]{2,40})?\\s*[)\\]/]";
    opening =
        Pattern.compile(
            "^\\s*(?:"
                + DATELINE
                + enclosed.replace("?<name>", "?<enclosed>")
                + "\\s*(?:"
                + DASH
                + "|[.:]|(?=\\p{Lu}))"
                + "|(?:"
                + DATELINE
                + "[,.]\\s*)?"
                + name.replace("?<name>", "?<dashed>")
                + "(?:\\s+"
                + DASH
                + "\\s*|(?:"
                + DASH
                + "|:|/)\\s+)"
                + "|(?:By|by|BY)\\s+(?:the\\s+|The\\s+)?"
                + name.replace("?<name>", "?<byline>")
                + "\\s*(?:\\n|$|"
                + DASH
                + "))");
    closing =
        Pattern.compile(
            "(?:^|\\n|[.!?\"”)]\\s)\\s*(?:"
                + "(?:Source|SOURCE|Credit|Quelle|Photo and text|©|\\(c\\)|Copyright)\\s*:?\\s*"
                + "(?:\\d{4}\\s+)?(?:[Tt]he\\s+)?"
                + name.replace("?<name>", "?<source>")
                + "|"
                + DASH
                + "\\s*(?:[Tt]he\\s+)?"
                + name.replace("?<name>", "?<dashed>")
                + "|[(\\[/]\\s*"
                + name.replace("?<name>", "?<enclosed>")
                + "\\s*[)\\]/]"
                + "|"
                + name.replace("?<name>", "?<alone>")
                + ")\\s*[.)]?\\s*$");
  }

  /** Where an agency was named, and which. */
  private record Credit(String agency, int end) {}

  /** The id of the agency that a body comes from; empty when it names none as its origin. */
  public String find(String body) {
    Credit opening = opening(body);
    return opening.agency().isEmpty() ? closing(body) : opening.agency();
  }

  /** A body without the credit line that opens it. */
  public String withoutCredit(String body) {
    return body.substring(opening(body).end()).stripLeading();
  }

  private Credit opening(String body) {
    if (agencyByName.isEmpty()) {
      return new Credit("", 0);
    }
    Matcher credit = opening.matcher(body.substring(0, Math.min(OPENING, body.length())));
    return credit.find()
        ? new Credit(named(credit, "enclosed", "dashed", "byline"), credit.end())
        : new Credit("", 0);
  }

  private String closing(String body) {
    String end = body.substring(Math.max(0, body.length() - CLOSING)).stripTrailing();
    if (!agencyByName.isEmpty()) {
      Matcher credit = closing.matcher(end);
      if (credit.find() && credit.start() > 0) {
        return named(credit, "source", "dashed", "enclosed", "alone");
      }
    }
    return agencyByCredit.entrySet().stream()
        .filter(credit -> end.contains(credit.getKey()))
        .map(Map.Entry::getValue)
        .min(Comparator.naturalOrder())
        .orElse("");
  }

  private String named(Matcher credit, String... groups) {
    for (String group : groups) {
      String name = credit.group(group);
      if (name != null) {
        return agencyByName.getOrDefault(name, "");
      }
    }
    return "";
  }

  private static String alternatives(Map<String, String> names) {
    List<String> longestFirst = new ArrayList<>(names.keySet());
    longestFirst.sort(
        Comparator.comparingInt((String name) -> -name.length())
            .thenComparing(Comparator.naturalOrder()));
    return String.join("|", longestFirst.stream().map(Pattern::quote).toList());
  }
}
