package io.wirewatch.analysis.telling;

import io.wirewatch.analysis.telling.CueDefinition.Side;
import io.wirewatch.analysis.text.Wording;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.Problem;
import io.wirewatch.events.Status;
import io.wirewatch.events.Voice;
import io.wirewatch.matcher.Fields;
import io.wirewatch.matcher.InvalidQuery;
import io.wirewatch.matcher.LiveQueries;
import io.wirewatch.matcher.Match;
import io.wirewatch.matcher.QuerySyntax;
import io.wirewatch.matcher.Span;
import io.wirewatch.matcher.StoredQuery;
import io.wirewatch.matcher.TextDocument;
import io.wirewatch.matcher.WordAnalyzer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says of a trigger how its event is told. Of the cues around it the first one decides, in the
 * order in which they are defined; those of the topic come before those of all topics, except for
 * the few of all topics that are to be asked first: they say how verbs govern each other, as in
 * "demanded that it withdraw", whatever the topic takes "withdraw" for.
 */
public final class Cues {
  private final String language;
  private final List<CueDefinition> cues;
  private final LiveQueries queries;

  private Cues(String language, List<CueDefinition> cues, LiveQueries queries) {
    this.language = language;
    this.cues = cues;
    this.queries = queries;
  }

  /**
   * Compiles cues.
   *
   * @param language of all of them
   * @param problems is given those that cannot be asked
   */
  public static Cues of(
      String language,
      List<Loaded.Item<CueDefinition>> definitions,
      Wording wording,
      List<Problem> problems) {
    QuerySyntax syntax = new QuerySyntax(fields(wording.ofQueries()));
    List<CueDefinition> cues = new ArrayList<>();
    List<StoredQuery> stored = new ArrayList<>();
    for (Loaded.Item<CueDefinition> item : definitions) {
      CueDefinition cue = item.value();
      try {
        String query = wording.expand(cue.query());
        stored.add(
            new StoredQuery(
                Integer.toString(cues.size()), syntax.parse(query, cue.side().field())));
        cues.add(cue);
      } catch (InvalidQuery e) {
        problems.add(item.problem("query", e.reason()));
      } catch (IllegalArgumentException e) {
        problems.add(item.problem("query", String.valueOf(e.getMessage())));
      }
    }
    return new Cues(language, cues, LiveQueries.of(fields(wording.ofTexts()), stored));
  }

  private static Fields fields(WordAnalyzer analyzer) {
    Fields fields = new Fields();
    for (Side side : Side.values()) {
      fields = fields.text(side.field(), analyzer);
    }
    return fields;
  }

  /**
   * How an event is told.
   *
   * @param own the cues of the trigger's topic, which are asked first
   * @param sentence the sentence that tells it
   * @param start where the trigger starts in it, in UTF-16 units
   * @param end where the trigger ends, exclusive
   * @param ignored the ids of cues of all topics that mean nothing beside this trigger
   */
  public Telling telling(Cues own, String sentence, int start, int end, Set<String> ignored) {
    Clause clause = Clause.of(language, sentence, start, end);
    TextDocument document = new TextDocument();
    for (Side side : Side.values()) {
      document.with(side.field(), clause.part(side));
    }
    Found first = own.cues.isEmpty() ? Found.NOTHING : own.find(document, clause, Set.of());
    Found second = find(document, clause, ignored);
    Found decisive = first.status() == null || second.isFirst() ? second : first;
    Voice voice = first.voice() == null ? second.voice() : first.voice();
    return new Telling(
        decisive.status() == null ? Status.REPORTED : decisive.status(),
        voice == null ? Voice.ASSERTED : voice,
        decisive.words(),
        decisive.isFirst());
  }

  /** What the first cue of each kind says. */
  private record Found(
      @Nullable Status status, boolean isFirst, @Nullable Voice voice, String words) {
    static final Found NOTHING = new Found(null, false, null, "");
  }

  private Found find(TextDocument document, Clause clause, Set<String> ignored) {
    int statusFrom = cues.size();
    boolean isFirst = false;
    int voiceFrom = cues.size();
    String words = "";
    for (Match match : queries.matchWithSpans(document)) {
      int number = Integer.parseInt(match.id());
      CueDefinition cue = cues.get(number);
      if (ignored.contains(cue.id())) {
        continue;
      }
      if (cue.voice() != null) {
        voiceFrom = Math.min(voiceFrom, number);
      } else if (cue.first() == isFirst ? number < statusFrom : cue.first()) {
        statusFrom = number;
        isFirst = cue.first();
        words = words(match, clause);
      }
    }
    return new Found(
        statusFrom == cues.size() ? null : cues.get(statusFrom).status(),
        isFirst,
        voiceFrom == cues.size() ? null : cues.get(voiceFrom).voice(),
        words);
  }

  private static String words(Match match, Clause clause) {
    List<String> words = new ArrayList<>();
    for (Span span : match.spans()) {
      for (Side side : Side.values()) {
        if (span.field().equals(side.field())) {
          words.add(clause.part(side).substring(span.start(), span.end()));
        }
      }
    }
    return words.stream().distinct().collect(Collectors.joining(" … "));
  }
}
