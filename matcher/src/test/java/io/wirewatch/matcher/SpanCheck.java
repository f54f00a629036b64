package io.wirewatch.matcher;

import io.wirewatch.matcher.LuceneOracle.Place;
import io.wirewatch.matcher.QueryTree.Interval;
import io.wirewatch.matcher.QueryTree.Leaf;
import io.wirewatch.matcher.TextWords.Token;
import io.wirewatch.matcher.Truth.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefIterator;

/** Whether the spans of a match are witnesses for what the query asks for, and for all of it. */
final class SpanCheck {
  /**
   * A clause that is satisfied in a satisfied branch of the query.
   *
   * @param tree a leaf, of a text field
   */
  private record Satisfied(Part part, QueryTree tree, String field, Query query) {
    String clause() {
      return query.toString();
    }
  }

  private final Asked asked;
  private final List<Satisfied> satisfied = new ArrayList<>();

  private SpanCheck(Asked asked, Truth truth) {
    this.asked = asked;
    for (Part part : truth.parts(asked)) {
      collect(part, asked.tree());
    }
  }

  /** What is wrong with the spans of a query that matches. */
  static Optional<String> problem(Asked asked, Truth truth, List<Span> spans) {
    return new SpanCheck(asked, truth).problem(spans);
  }

  private void collect(Part part, QueryTree tree) {
    if (!part.oracle().matches(tree.query())) {
      return;
    }
    switch (tree) {
      case Leaf leaf -> {
        boolean text = TestFields.TEXTS.containsKey(leaf.field());
        List<Query> words = words(leaf.query());
        if (text && !words.isEmpty()) {
          words.forEach(word -> collect(part, new Leaf(word, leaf.field())));
        } else if (text && !(leaf.query() instanceof FieldExistsQuery)) {
          satisfied.add(new Satisfied(part, leaf, leaf.field(), leaf.query()));
        }
      }
      case Interval interval ->
          satisfied.add(new Satisfied(part, interval, interval.field(), interval.query()));
      case QueryTree.Bool bool ->
          bool.parts().stream()
              .filter(clause -> clause.occur() != Occur.MUST_NOT)
              .forEach(clause -> collect(part, clause.tree()));
      case QueryTree.Any any -> any.parts().forEach(each -> collect(part, each));
      case QueryTree.Boosted boosted -> collect(part, boosted.tree());
      case QueryTree.Constant constant -> collect(part, constant.tree());
    }
  }

  /** The words of a leaf that is no more than any of some words, each of which is a clause. */
  private static List<Query> words(Query query) {
    return switch (query) {
      case SynonymQuery any -> terms(any.getTerms());
      case PhraseQuery phrase when phrase.getTerms().length == 1 ->
          terms(List.of(phrase.getTerms()));
      case MultiPhraseQuery phrase when phrase.getTermArrays().length == 1 ->
          terms(List.of(phrase.getTermArrays()[0]));
      case TermInSetQuery set -> {
        List<Term> terms = new ArrayList<>();
        BytesRefIterator values = set.getBytesRefIterator();
        try {
          for (BytesRef value = values.next(); value != null; value = values.next()) {
            terms.add(new Term(set.getField(), BytesRef.deepCopyOf(value)));
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        yield terms(terms);
      }
      default -> List.of();
    };
  }

  private static List<Query> terms(List<Term> terms) {
    return terms.stream().map(term -> (Query) new TermQuery(term)).toList();
  }

  private Optional<String> problem(List<Span> spans) {
    for (Span span : spans) {
      List<Satisfied> claimed =
          satisfied.stream().filter(each -> each.clause().equals(span.clause())).toList();
      if (claimed.isEmpty()) {
        return Optional.of(span + " claims a clause that is not satisfied");
      }
      if (claimed.stream().noneMatch(each -> isWitness(span, each))) {
        return Optional.of(span + " is no witness of " + places(claimed));
      }
    }
    for (Satisfied each : satisfied) {
      if (spans.stream()
          .noneMatch(span -> span.clause().equals(each.clause()) && isWitness(span, each))) {
        return Optional.of(each.clause() + " has no witness among " + spans);
      }
    }
    return Optional.empty();
  }

  private static String places(List<Satisfied> claimed) {
    StringBuilder text = new StringBuilder();
    for (Satisfied each : claimed) {
      text.append(each.field())
          .append(", where Lucene has it at positions ")
          .append(each.part().oracle().places(each.query(), each.field()))
          .append(" of ")
          .append(words(each).all());
    }
    return text.toString();
  }

  private boolean isWitness(Span span, Satisfied claimed) {
    boolean inSentence = asked.sentencesOf().filter(claimed.field()::equals).isPresent();
    int start = span.start() - (inSentence ? claimed.part().start() : 0);
    int end = span.end() - (inSentence ? claimed.part().start() : 0);
    if (hasSeveralFields(claimed)) {
      return span.start() >= 0 && span.start() < span.end();
    }
    return span.field().equals(claimed.field())
        && start >= 0
        && start < end
        && isAtAPlace(start, end, claimed)
        && satisfiesAlone(start, end, claimed);
  }

  /** Intervals over several fields have no one text that they are cut from. */
  private static boolean hasSeveralFields(Satisfied claimed) {
    return claimed.tree() instanceof Interval interval
        && interval.intervals().has(IntervalTree.Function.FIX_FIELD);
  }

  /** Whether it is the first place, or for sloppy phrases one of the places, that Lucene finds. */
  private static boolean isAtAPlace(int start, int end, Satisfied claimed) {
    List<Place> places = claimed.part().oracle().places(claimed.query(), claimed.field());
    List<Token> words = words(claimed).all();
    boolean sloppy =
        switch (claimed.query()) {
          case PhraseQuery phrase -> phrase.getSlop() > 0;
          case MultiPhraseQuery phrase -> phrase.getSlop() > 0;
          default -> false;
        };
    return (sloppy ? places : places.subList(0, Math.min(1, places.size())))
        .stream().anyMatch(place -> isAt(place, words, start, end));
  }

  private static boolean isAt(Place place, List<Token> words, int start, int end) {
    int first =
        words.stream()
            .map(Token::position)
            .filter(position -> position >= place.from())
            .min(Comparator.naturalOrder())
            .orElse(-1);
    int last =
        words.stream()
            .map(Token::position)
            .filter(position -> position <= place.to())
            .max(Comparator.naturalOrder())
            .orElse(-1);
    return words.stream().anyMatch(word -> word.position() == first && word.start() == start)
        && words.stream().anyMatch(word -> word.position() == last && word.end() == end);
  }

  private static TextWords words(Satisfied claimed) {
    return TextWords.of(claimed.field(), claimed.part().document().texts(claimed.field()));
  }

  /** Whether the text of the span, were it all there is, would satisfy the clause. */
  private static boolean satisfiesAlone(int start, int end, Satisfied claimed) {
    if (claimed.tree() instanceof Interval interval && interval.intervals().looksAround()) {
      return true;
    }
    String field = claimed.field();
    List<Sample.Value> cut = new ArrayList<>();
    int at = 0;
    for (String text : claimed.part().document().texts(field)) {
      int from = Math.clamp(start - at, 0, text.length());
      int to = Math.clamp(end - at, 0, text.length());
      if (from < to) {
        cut.add(new Sample.Text(field, List.of(text.substring(from, to)), false));
      }
      at += text.length() + TestFields.analyzer(field).getOffsetGap(field);
    }
    return new LuceneOracle(new Sample(cut)).matches(claimed.query());
  }
}
