package io.wirewatch.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.wirewatch.matcher.Shrinker.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The spans of random matches are witnesses for what the queries ask for, and for all of it. */
class SpansTest {
  private static final int PAIRS = 12_000;

  @Test
  void areWitnessesForAllThatIsSatisfied() {
    Seeds.each(PAIRS, seed -> check(Batch.of(seed, 20)));
  }

  private void check(Batch batch) {
    StoredQueries queries = store(batch.queries());
    batch.documents().parallelStream()
        .map(document -> firstFailure(queries, batch, document))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(failure -> fail(report(failure, batch)));
  }

  private static Optional<Failure> firstFailure(
      StoredQueries queries, Batch batch, Sample document) {
    List<Match> matches = queries.matchWithSpans(document.document());
    assertThat(matches)
        .extracting(Match::id)
        .containsExactlyInAnyOrderElementsOf(queries.match(document.document()));
    Map<String, List<Span>> spans = new HashMap<>();
    matches.forEach(match -> spans.put(match.id(), match.spans()));
    Truth truth = new Truth(document);
    return batch.queries().stream()
        .filter(asked -> spans.containsKey(asked.id()))
        .filter(
            asked ->
                SpanCheck.problem(asked, truth, spans.getOrDefault(asked.id(), List.of()))
                    .isPresent())
        .findFirst()
        .map(asked -> new Failure(asked, document, others(batch, asked)));
  }

  private static List<Asked> others(Batch batch, Asked asked) {
    List<Asked> others = new ArrayList<>(batch.queries());
    others.remove(asked);
    return others;
  }

  private String report(Failure failure, Batch batch) {
    Failure small = Shrinker.shrink(failure, smaller -> problem(smaller).isPresent());
    return """
        A span is wrong.
        %s
        problem: %s
        Only this batch: %s
        """
        .formatted(small, problem(small).orElse("none"), Seeds.again(getClass(), batch.seed()));
  }

  private static Optional<String> problem(Failure failure) {
    List<Asked> stored = new ArrayList<>(failure.stored());
    for (Match match : store(stored).matchWithSpans(failure.document().document())) {
      if (match.id().equals(failure.query().id())) {
        return SpanCheck.problem(failure.query(), new Truth(failure.document()), match.spans());
      }
    }
    return Optional.empty();
  }

  private static StoredQueries store(List<Asked> queries) {
    try {
      return StoredQueries.of(TestFields.all(), queries.stream().map(Asked::stored).toList());
    } catch (InvalidQuery e) {
      throw new AssertionError(e);
    }
  }
}
