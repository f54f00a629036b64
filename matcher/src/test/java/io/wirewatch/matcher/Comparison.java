package io.wirewatch.matcher;

import static org.assertj.core.api.Assertions.fail;

import io.wirewatch.matcher.Shrinker.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the matcher says of a batch, beside what Lucene says. */
final class Comparison {
  /** Something that answers which of several queries a document matches. */
  @FunctionalInterface
  interface Matcher {
    Collection<String> match(TextDocument document);
  }

  /** Makes one of queries. */
  @FunctionalInterface
  interface Store {
    Matcher of(Collection<StoredQuery> queries) throws InvalidQuery;
  }

  private static final Store STORED_QUERIES =
      queries -> StoredQueries.of(TestFields.all(), queries)::match;

  private final Batch batch;
  private final Store store;

  Comparison(Batch batch) {
    this(batch, STORED_QUERIES);
  }

  Comparison(Batch batch, Store store) {
    this.batch = batch;
    this.store = store;
  }

  /**
   * A query and a document on which they differ, not made small yet. All queries are stored
   * together, and some once more alone; two threads match the documents at once.
   */
  Optional<Failure> firstDifference() {
    Matcher matcher;
    try {
      matcher = store.of(batch.stored());
    } catch (InvalidQuery e) {
      return Optional.of(
          new Failure(batch.queries().getFirst(), new Sample(List.of()), batch.queries()));
    }
    return batch.documents().parallelStream()
        .map(document -> difference(matcher, document))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Failure> difference(Matcher matcher, Sample document) {
    Set<String> truth = new Truth(document).matching(batch.queries());
    Set<String> said;
    try {
      said = asSet(matcher.match(document.document()));
    } catch (RuntimeException | StackOverflowError e) {
      said = Set.of("thrown: " + e);
    }
    if (said.equals(truth)) {
      return differenceAlone(document, truth);
    }
    Set<String> differing = new HashSet<>(said);
    differing.addAll(truth);
    Set<String> agreed = said;
    differing.removeIf(id -> agreed.contains(id) && truth.contains(id));
    Asked first =
        batch.queries().stream()
            .filter(asked -> differing.contains(asked.id()))
            .findFirst()
            .orElse(batch.queries().getFirst());
    List<Asked> others = new ArrayList<>(batch.queries());
    others.remove(first);
    return Optional.of(new Failure(first, document, others));
  }

  /** Likewise of a share of the queries, each stored alone, where others cannot help it out. */
  private Optional<Failure> differenceAlone(Sample document, Set<String> truth) {
    List<Asked> share = new ArrayList<>();
    for (int i = batch.documents().indexOf(document); i < batch.queries().size(); ) {
      share.add(batch.queries().get(i));
      i += 4 * batch.documents().size();
    }
    return share.stream()
        .map(asked -> new Failure(asked, document, List.of()))
        .filter(failure -> !matcher(failure).equals(answer(truth.contains(failure.query().id()))))
        .findFirst();
  }

  /** Fails with an example made small when there is a difference. */
  void check(Class<?> test) {
    firstDifference().ifPresent(failure -> fail(report(failure, test)));
  }

  /** The failure made small, what each says of it, and how to see it again. */
  String report(Failure failure, Class<?> test) {
    Failure small = Shrinker.shrink(failure, this::differs);
    return """
        The matcher and Lucene differ.
        %s
        Lucene: %s
        matcher: %s
        Only this batch: %s
        """
        .formatted(small, lucene(small), matcher(small), Seeds.again(test, batch.seed()));
  }

  private boolean differs(Failure failure) {
    return !lucene(failure).equals(matcher(failure));
  }

  private static String lucene(Failure failure) {
    return answer(new Truth(failure.document()).matches(failure.query()));
  }

  private String matcher(Failure failure) {
    List<StoredQuery> stored = failure.stored().stream().map(Asked::stored).toList();
    try {
      Collection<String> ids = store.of(stored).match(failure.document().document());
      return asSet(ids).contains(failure.query().id()) ? answer(true) : answer(false);
    } catch (InvalidQuery | RuntimeException | StackOverflowError e) {
      return String.valueOf(e);
    }
  }

  private static String answer(boolean matches) {
    return matches ? "matches" : "does not match";
  }

  /** Each id once: one that is said twice stands for a difference. */
  private static Set<String> asSet(Collection<String> ids) {
    Set<String> set = new TreeSet<>(ids);
    if (set.size() < ids.size()) {
      throw new IllegalStateException("said twice: " + ids);
    }
    return set;
  }
}
