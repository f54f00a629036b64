package io.wirewatch.matcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PointInSetQuery;
import org.apache.lucene.search.PointRangeQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefIterator;
import org.apache.lucene.util.NumericUtils;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.ByteRunAutomaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;

/** Makes words, patterns and numbers of Lucene's queries for them. Used by one thread. */
final class LeafCompiler {
  /** How many words, patterns and ranges a query may have in all. */
  static final int MAX_LEAVES = 20_000;

  /** How many states the automaton of a pattern may have. */
  static final int MAX_STATES = 20_000;

  private final Vocabulary vocabulary;
  private int count;

  LeafCompiler(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Begins a new query. */
  void begin() {
    count = 0;
  }

  Clause prefix(PrefixQuery query) throws InvalidQuery {
    BytesRef prefix = query.getPrefix().bytes();
    return pattern(
        query,
        query.getField(),
        prefix.utf8ToString(),
        term -> StringHelper.startsWith(term, prefix));
  }

  Clause fuzzy(FuzzyQuery query) throws InvalidQuery {
    return query.getTerm().text().isEmpty() // of which Lucene takes nothing to be similar
        ? word(query, query.getTerm())
        : pattern(query, query.getField(), query.getAutomata());
  }

  Clause pattern(Query query, String field, CompiledAutomaton automaton) throws InvalidQuery {
    return switch (automaton.type) {
      case NONE -> NoClause.INSTANCE;
      case SINGLE -> word(query, new Term(field, automaton.term));
      case ALL -> pattern(query, field, "", term -> true);
      case NORMAL -> pattern(query, field, automaton.runAutomaton);
    };
  }

  /** All terms that an automaton accepts. */
  Word pattern(Query query, String field, ByteRunAutomaton automaton) throws InvalidQuery {
    if (automaton.getSize() > MAX_STATES) {
      throw refused(query, "has a pattern of more than " + MAX_STATES + " states");
    }
    return pattern(
        query,
        field,
        Prefixes.of(automaton),
        term -> automaton.run(term.bytes, term.offset, term.length));
  }

  private Word pattern(Query query, String field, String prefix, Predicate<BytesRef> accepts)
      throws InvalidQuery {
    countLeaf(query);
    return vocabulary.pattern(field(query, field), query, prefix, accepts);
  }

  Clause anyOf(TermInSetQuery query) throws InvalidQuery {
    try {
      List<Term> terms = new ArrayList<>();
      BytesRefIterator values = query.getBytesRefIterator();
      for (BytesRef value = values.next(); value != null; value = values.next()) {
        terms.add(new Term(query.getField(), BytesRef.deepCopyOf(value)));
      }
      return Clauses.any(1, words(query, terms));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Clause range(PointRangeQuery query) throws InvalidQuery {
    Fields.Field field =
        numbers(query, query.getField(), query.getNumDims(), query.getBytesPerDim());
    long lower = NumericUtils.sortableBytesToLong(query.getLowerPoint(), 0);
    long upper = NumericUtils.sortableBytesToLong(query.getUpperPoint(), 0);
    return lower > upper
        ? NoClause.INSTANCE
        : new NumberClause(vocabulary.anyValue(field), new long[] {lower, upper});
  }

  Clause set(PointInSetQuery query) throws InvalidQuery {
    Fields.Field field =
        numbers(query, query.getField(), query.getNumDims(), query.getBytesPerDim());
    long[] bounds =
        query.getPackedPoints().stream()
            .mapToLong(point -> NumericUtils.sortableBytesToLong(point, 0))
            .sorted()
            .distinct()
            .flatMap(value -> Arrays.stream(new long[] {value, value}))
            .toArray();
    return bounds.length == 0
        ? NoClause.INSTANCE
        : new NumberClause(vocabulary.anyValue(field), bounds);
  }

  private Fields.Field numbers(Query query, String name, int dimensions, int bytes)
      throws InvalidQuery {
    countLeaf(query);
    Fields.Field field = field(query, name);
    boolean isNumber = field.kind() == Fields.Kind.NUMBER || field.kind() == Fields.Kind.DATE;
    if (!isNumber || dimensions != 1 || bytes != Long.BYTES) {
      throw refused(query, "asks " + name + " for numbers of a kind that it does not hold");
    }
    return field;
  }

  Clause anyValue(Query query, String name) throws InvalidQuery {
    countLeaf(query);
    return vocabulary.anyValue(field(query, name));
  }

  List<Clause> words(Query query, List<Term> terms) throws InvalidQuery {
    List<Clause> words = new ArrayList<>(terms.size());
    for (Term term : terms) {
      words.add(word(query, term));
    }
    return words;
  }

  /** The word of a term. */
  Word word(Query query, Term term) throws InvalidQuery {
    countLeaf(query);
    return vocabulary.word(field(query, term.field()), term.text());
  }

  private void countLeaf(Query query) throws InvalidQuery {
    if (++count > MAX_LEAVES) {
      throw refused(query, "has more than " + MAX_LEAVES + " words, patterns and ranges");
    }
  }

  Fields.Field field(Query query, String name) throws InvalidQuery {
    Fields.Field field = vocabulary.fields().get(name);
    if (field == null) {
      throw refused(
          query,
          "names the field "
              + name
              + ", which there is not; there are "
              + String.join(", ", vocabulary.fields().names()));
    }
    return field;
  }

  Word anyDocument() {
    return vocabulary.anyDocument();
  }

  /** Readings must hold all words from now on, since Lucene enumerates them for an interval. */
  void needAllWords() {
    vocabulary.needAllWords();
  }

  /** Readings must hold the places of all words from now on, since an interval may end at any. */
  void needAllPlaces() {
    vocabulary.needAllPlaces();
  }

  static InvalidQuery refused(Query query, String why) {
    String clause = query.toString("");
    String shortened = clause.length() <= 80 ? clause : clause.substring(0, 80) + "…";
    return new InvalidQuery(why + " (in the clause " + shortened + ")");
  }
}
