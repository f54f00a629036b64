package io.wirewatch.matcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.HighlightsMatch;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.TermFilteredPresearcher;

/**
 * Queries that wait for documents. Immutable, and safe to use by many threads at once. Today it is
 * Lucene Monitor that does the work.
 */
public final class StoredQueries implements AutoCloseable {
  private final Fields fields;
  private final Monitor monitor;

  private StoredQueries(Fields fields, Monitor monitor) {
    this.fields = fields;
    this.monitor = monitor;
  }

  /**
   * Stores queries.
   *
   * @throws IllegalArgumentException when two have the same id
   */
  public static StoredQueries of(Fields fields, List<StoredQuery> queries) {
    long ids = queries.stream().map(StoredQuery::id).distinct().count();
    if (ids != queries.size()) {
      throw new IllegalArgumentException("two stored queries have the same id");
    }
    try {
      Monitor monitor = new Monitor(fields.analyzer(), new TermFilteredPresearcher());
      monitor.register(
          queries.stream().map(stored -> new MonitorQuery(stored.id(), stored.query())).toList());
      return new StoredQueries(fields, monitor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The queries that a document matches, in the order of their ids. */
  public List<Match> match(TextDocument document) {
    List<Match> matches = new ArrayList<>();
    try {
      for (HighlightsMatch match :
          monitor.match(lucene(document), HighlightsMatch.MATCHER).getMatches()) {
        matches.add(new Match(match.getQueryId(), spans(match)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    matches.sort(Comparator.comparing(Match::id));
    return matches;
  }

  @Override
  public void close() {
    try {
      monitor.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Document lucene(TextDocument document) {
    Document lucene = new Document();
    for (TextDocument.Value value : document.values()) {
      lucene.add(
          fields.isKeyword(value.field())
              ? new StringField(value.field(), value.text(), Field.Store.NO)
              : new TextField(value.field(), value.text(), Field.Store.NO));
    }
    return lucene;
  }

  private List<Span> spans(HighlightsMatch match) {
    SortedSet<Span> spans = new TreeSet<>();
    for (String field : match.getFields()) {
      if (!fields.isKeyword(field)) {
        for (HighlightsMatch.Hit hit : match.getHits(field)) {
          spans.add(new Span(field, hit.startOffset(), hit.endOffset()));
        }
      }
    }
    return List.copyOf(spans);
  }
}
