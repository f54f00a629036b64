package io.wirewatch.matcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;

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

  /** From which position to which a query matches, in Lucene's order. */
  record Place(int from, int to) {}

  List<Place> places(Query query, String field) {
    List<Place> places = new ArrayList<>();
    try {
      Weight weight =
          searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
      LeafReaderContext leaf = searcher.getIndexReader().leaves().getFirst();
      Matches matches = weight.matches(leaf, 0);
      MatchesIterator each = matches == null ? null : matches.getMatches(field);
      while (each != null && each.next()) {
        places.add(new Place(each.startPosition(), each.endPosition()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return places;
  }
}
