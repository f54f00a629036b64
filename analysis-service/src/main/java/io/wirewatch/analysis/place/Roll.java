package io.wirewatch.analysis.place;

import io.wirewatch.events.Evidence;
import io.wirewatch.events.TaggedArticle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whom an article names, and how much of it is of each. An official counts for the country of the
 * office too.
 *
 * @param countries the countries, those that matter most first
 * @param actors the organisations and people of public office, likewise
 */
public record Roll(List<TaggedArticle.Mention> countries, List<TaggedArticle.Mention> actors) {
  /** Of more countries, or actors, those that matter least are left out. */
  static final int MAX_NAMED = 50;

  /** The places told of each. */
  static final int MAX_PLACES = 3;

  /** How much of a body is its lead, in UTF-16 units. */
  private static final int LEAD = 600;

  /** What one place counts; so much that the title, the lead or two other places make a half. */
  private static final double IN_TITLE = 0.7;

  private static final double IN_LEAD = 0.5;
  private static final double ELSEWHERE = 0.3;

  private static final Comparator<TaggedArticle.Mention> MOST_FIRST =
      Comparator.comparingDouble(TaggedArticle.Mention::score)
          .thenComparingInt(TaggedArticle.Mention::times)
          .reversed()
          .thenComparing(TaggedArticle.Mention::id);

  /** One that is named. */
  private static final class Named {
    private final TaggedArticle.Mention.Kind kind;
    private final String office;
    private final List<Evidence> places = new ArrayList<>();
    private int times;
    private double unlikely = 1;

    Named(TaggedArticle.Mention.Kind kind, String office) {
      this.kind = kind;
      this.office = office;
    }

    void add(Evidence place, double weight) {
      times++;
      unlikely *= 1 - weight;
      if (places.size() < MAX_PLACES) {
        places.add(place);
      }
    }

    TaggedArticle.Mention told(String id) {
      double score = Math.round((1 - unlikely) * 1000) / 1000.0;
      return new TaggedArticle.Mention(id, kind, office, times, score, places);
    }
  }

  /** Copies the lists. */
  public Roll {
    countries = List.copyOf(countries);
    actors = List.copyOf(actors);
  }

  /**
   * Calls the roll of an article.
   *
   * @param mentions as {@link Gazetteer#find(String, String, java.time.Instant)} finds them
   */
  public static Roll of(String title, String body, List<Mention> mentions) {
    Map<String, Named> countries = new LinkedHashMap<>();
    Map<String, Named> actors = new LinkedHashMap<>();
    int bodyStart = title.isEmpty() ? 0 : title.length() + 1;
    for (Mention mention : mentions) {
      boolean inBody = mention.start() >= bodyStart;
      int start = inBody ? mention.start() - bodyStart : mention.start();
      int end = inBody ? mention.end() - bodyStart : mention.end();
      Evidence place =
          new Evidence(
              inBody ? "body" : "title",
              start,
              end,
              (inBody ? body : title).substring(start, end),
              mention.basis().name().toLowerCase(Locale.ROOT));
      double weight = !inBody ? IN_TITLE : start < LEAD ? IN_LEAD : ELSEWHERE;
      if (!mention.country().isEmpty()) {
        countries
            .computeIfAbsent(
                mention.country(), none -> new Named(TaggedArticle.Mention.Kind.COUNTRY, ""))
            .add(place, weight);
      }
      switch (mention.kind()) {
        case COUNTRY -> {}
        case ORGANISATION ->
            actors
                .computeIfAbsent(
                    mention.id(), none -> new Named(TaggedArticle.Mention.Kind.ORGANISATION, ""))
                .add(place, weight);
        case PERSON ->
            actors
                .computeIfAbsent(
                    mention.id(),
                    none -> new Named(TaggedArticle.Mention.Kind.OFFICIAL, mention.side()))
                .add(place, weight);
      }
    }
    return new Roll(mostFirst(countries), mostFirst(actors));
  }

  private static List<TaggedArticle.Mention> mostFirst(Map<String, Named> named) {
    return named.entrySet().stream()
        .map(entry -> entry.getValue().told(entry.getKey()))
        .sorted(MOST_FIRST)
        .limit(MAX_NAMED)
        .toList();
  }
}
