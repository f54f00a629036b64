package io.wirewatch.matcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.queries.intervals.IntervalIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** What Lucene says of a document: the truth that the matcher is held to. */
final class LuceneOracle {
  private final IndexSearcher searcher;

  LuceneOracle(Sample document) {
    searcher =
        MemoryIndex.fromDocument(document.words(), TestFields.all().analyzer(), true, false)
            .createSearcher();
  }

  boolean matches(Query query) {
    try {
      return searcher.count(query) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From which position to which a query matches. */
  record Place(int from, int to) {}

  /** The first place of a leaf; empty when there is none. */
  Optional<Place> first(QueryTree leaf, String field) {
    LeafReaderContext document = searcher.getIndexReader().leaves().getFirst();
    try {
      return leaf instanceof QueryTree.Interval interval
          ? first(interval.intervals().source().intervals(field, document))
          : first(leaf.query(), field, document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Place> first(Query query, String field, LeafReaderContext document)
      throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    Matches matches = weight.matches(document, 0);
    MatchesIterator each = matches == null ? null : matches.getMatches(field);
    return each != null && each.next()
        ? Optional.of(new Place(each.startPosition(), each.endPosition()))
        : Optional.empty();
  }

  private static Optional<Place> first(@Nullable IntervalIterator intervals) throws IOException {
    if (intervals == null
        || intervals.nextDoc() != 0
        || intervals.nextInterval() == IntervalIterator.NO_MORE_INTERVALS) {
      return Optional.empty();
    }
    return Optional.of(new Place(intervals.start(), intervals.end()));
  }
}
