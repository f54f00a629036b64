package io.wirewatch.matcher;

import io.wirewatch.matcher.LuceneOracle.Place;
import io.wirewatch.matcher.QueryTree.Interval;
import io.wirewatch.matcher.TextWords.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;

/** Whether the spans of a match are witnesses for what the query asks for, and for all of it. */
final class SpanCheck {
  private final Asked asked;
  private final List<Satisfied> satisfied;

  private SpanCheck(Asked asked, Truth truth) {
    this.asked = asked;
    this.satisfied = Satisfied.of(asked, truth);
  }

  /** What is wrong with the spans of a query that matches. */
  static Optional<String> problem(Asked asked, Truth truth, List<Span> spans) {
    return new SpanCheck(asked, truth).problem(spans);
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
          .noneMatch(span -> each.clause().equals(span.clause()) && isWitness(span, each))) {
        return Optional.of(each.clause() + " has no witness among " + spans);
      }
    }
    return Optional.empty();
  }

  private static String places(List<Satisfied> claimed) {
    StringBuilder text = new StringBuilder();
    for (Satisfied each : claimed) {
      text.append(each.field())
          .append(", where Lucene has it first at ")
          .append(each.part().oracle().first(each.tree(), each.field()))
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
    if (!span.field().equals(claimed.field()) || start < 0 || start >= end) {
      return false;
    }
    boolean first = isFirst(start, end, claimed);
    // Of a sloppy phrase there may be a place that is tighter than Lucene's first; and where words
    // repeat, what Lucene finds depends on the words before.
    return isSloppy(claimed)
        ? first || (isFromWordToWord(start, end, claimed) && satisfiesAlone(start, end, claimed))
        : first && satisfiesAlone(start, end, claimed);
  }

  /** Intervals over several fields have no one text that they are cut from. */
  private static boolean hasSeveralFields(Satisfied claimed) {
    return claimed.tree() instanceof Interval interval
        && interval.intervals().has(IntervalTree.Function.FIX_FIELD);
  }

  /** Whether it is the first place that Lucene finds. */
  private static boolean isFirst(int start, int end, Satisfied claimed) {
    return claimed
        .part()
        .oracle()
        .first(claimed.tree(), claimed.field())
        .filter(place -> isAt(place, words(claimed).all(), start, end))
        .isPresent();
  }

  private static boolean isFromWordToWord(int start, int end, Satisfied claimed) {
    List<Token> words = words(claimed).all();
    return words.stream().anyMatch(word -> word.start() == start)
        && words.stream().anyMatch(word -> word.end() == end);
  }

  private static boolean isSloppy(Satisfied claimed) {
    return switch (claimed.query()) {
      case PhraseQuery phrase -> phrase.getSlop() > 0;
      case MultiPhraseQuery phrase -> phrase.getSlop() > 0;
      default -> false;
    };
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
    if (claimed.tree() instanceof Interval interval
        && (interval.intervals().looksAround()
            || interval.intervals().has(IntervalTree.Function.AT_LEAST))) {
      // Lucene's at-least loses intervals at the end of a text
      return true;
    }
    String field = claimed.field();
    if (field.equals("graph")) {
      // there a word may stand at the first word of those it is a synonym of
      return true;
    }
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
