package io.wirewatch.matcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes a failure small enough to be read: leaves out what it can do without. */
final class Shrinker {
  private static final int MOST_TRIES = 20_000;

  /**
   * A query and a document of which the matcher and Lucene say different things.
   *
   * @param others that must be stored with it
   */
  record Failure(Asked query, Sample document, List<Asked> others) {
    Failure {
      others = List.copyOf(others);
    }

    List<Asked> stored() {
      List<Asked> stored = new ArrayList<>(others);
      stored.add(query);
      return stored;
    }

    @Override
    public String toString() {
      String with = others.isEmpty() ? "" : "\nstored with " + others;
      return "query: "
          + query
          + "\nas stored: "
          + query.query()
          + with
          + "\ndocument:\n"
          + document;
    }
  }

  private final Predicate<Failure> fails;
  private int tries;

  private Shrinker(Predicate<Failure> fails) {
    this.fails = fails;
  }

  /** A smaller one that fails as well, though not of necessity for the same reason. */
  static Failure shrink(Failure failure, Predicate<Failure> fails) {
    Shrinker shrinker = new Shrinker(fails);
    Failure smallest = shrinker.withFewerOthers(failure);
    while (true) {
      Optional<Failure> less = shrinker.smaller(smallest);
      if (less.isEmpty()) {
        return smallest;
      }
      smallest = less.get();
    }
  }

  private Failure withFewerOthers(Failure failure) {
    Failure smallest = failure;
    for (int size = Math.max(1, failure.others().size()); size > 0; size /= 2) {
      for (int from = 0; from < smallest.others().size(); ) {
        List<Asked> left = new ArrayList<>(smallest.others());
        left.subList(from, Math.min(from + size, left.size())).clear();
        Failure less = new Failure(smallest.query(), smallest.document(), left);
        if (fails(less)) {
          smallest = less;
        } else {
          from += size;
        }
      }
    }
    return smallest;
  }

  private Optional<Failure> smaller(Failure failure) {
    for (Sample document : failure.document().smaller()) {
      Failure less = new Failure(failure.query(), document, failure.others());
      if (fails(less)) {
        return Optional.of(less);
      }
    }
    for (Asked query : failure.query().smaller()) {
      Failure less = new Failure(query, failure.document(), failure.others());
      if (fails(less)) {
        return Optional.of(less);
      }
    }
    return Optional.empty();
  }

  private boolean fails(Failure failure) {
    return tries++ < MOST_TRIES && fails.test(failure);
  }
}
