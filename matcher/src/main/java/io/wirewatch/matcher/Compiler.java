package io.wirewatch.matcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PointInSetQuery;
import org.apache.lucene.search.PointRangeQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefIterator;
import org.apache.lucene.util.NumericUtils;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.ByteRunAutomaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;

/** Makes {@link Clause}s of Lucene's queries, and says of what it cannot. Used by one thread. */
final class Compiler {
  /** How deep queries may be nested. */
  static final int MAX_DEPTH = 100;

  /** How many words, patterns and ranges a query may have in all. */
  static final int MAX_LEAVES = 20_000;

  /** How many words a phrase may have. */
  static final int MAX_PHRASE = 1_000;

  /** How many words a phrase with slop may have in which a word repeats. */
  static final int MAX_REPEATING = 100;

  /** How many states the automaton of a pattern may have. */
  static final int MAX_STATES = 20_000;

  private final Vocabulary vocabulary;
  private int depth;
  private int leaves;

  Compiler(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Compiles a query.
   *
   * @throws InvalidQuery when it has a clause that cannot be compiled, which it names
   */
  Clause compile(Query query) throws InvalidQuery {
    depth = 0;
    leaves = 0;
    return clause(query);
  }

  private Clause clause(Query query) throws InvalidQuery {
    if (++depth > MAX_DEPTH) {
      throw new InvalidQuery("is nested deeper than " + MAX_DEPTH);
    }
    Clause clause =
        switch (query) {
          case TermQuery term -> word(query, term.getTerm());
          case BooleanQuery bool -> bool(bool);
          case PhraseQuery phrase -> phrase(phrase);
          case MultiPhraseQuery phrase -> phrase(phrase);
          case IntervalQuery interval -> interval(interval);
          case PrefixQuery prefix -> prefix(prefix);
          case AutomatonQuery pattern ->
              pattern(pattern, pattern.getField(), pattern.getCompiled());
          case FuzzyQuery fuzzy -> fuzzy(fuzzy);
          case TermInSetQuery set -> anyOf(set);
          case SynonymQuery synonyms -> Clauses.any(1, words(query, synonyms.getTerms()));
          case DisjunctionMaxQuery any -> Clauses.any(1, clauses(any.getDisjuncts()));
          case BoostQuery boosted -> clause(boosted.getQuery());
          case ConstantScoreQuery constant -> clause(constant.getQuery());
          case IndexOrDocValuesQuery either -> clause(either.getIndexQuery());
          case PointRangeQuery range -> range(range);
          case PointInSetQuery set -> set(set);
          case FieldExistsQuery exists -> anyValue(query, exists.getField());
          case MatchAllDocsQuery all -> vocabulary.anyDocument();
          case MatchNoDocsQuery none -> NoClause.INSTANCE;
          default ->
              throw refused(
                  query,
                  "has a clause of a kind that cannot be stored, "
                      + query.getClass().getSimpleName());
        };
    depth--;
    return clause;
  }

  private List<Clause> clauses(Collection<Query> queries) throws InvalidQuery {
    List<Clause> clauses = new ArrayList<>(queries.size());
    for (Query query : queries) {
      clauses.add(clause(query));
    }
    return clauses;
  }

  private Clause bool(BooleanQuery query) throws InvalidQuery {
    List<Clause> required = new ArrayList<>(query.clauses().size());
    List<Clause> optional = new ArrayList<>();
    List<Clause> excluded = new ArrayList<>();
    for (BooleanClause part : query) {
      switch (part.occur()) {
        case MUST, FILTER -> required.add(clause(part.query()));
        case SHOULD -> optional.add(clause(part.query()));
        case MUST_NOT -> excluded.add(clause(part.query()));
      }
    }
    int atLeast = query.getMinimumNumberShouldMatch();
    if (required.isEmpty()) {
      atLeast = Math.max(1, atLeast);
    }
    if (atLeast > 0) {
      required.add(Clauses.any(atLeast, optional));
    }
    return Clauses.all(required, excluded);
  }

  private Clause phrase(PhraseQuery query) throws InvalidQuery {
    Term[] terms = query.getTerms();
    Term[][] slots = new Term[terms.length][];
    Arrays.setAll(slots, slot -> new Term[] {terms[slot]});
    return phrase(query, slots, query.getPositions(), query.getSlop());
  }

  private Clause phrase(MultiPhraseQuery query) throws InvalidQuery {
    return phrase(query, query.getTermArrays(), query.getPositions(), query.getSlop());
  }

  private Clause phrase(Query query, Term[][] slots, int[] positions, int slop)
      throws InvalidQuery {
    if (slots.length == 0) {
      return NoClause.INSTANCE;
    }
    if (slots.length > MAX_PHRASE) {
      throw refused(query, "has a phrase of more than " + MAX_PHRASE + " words");
    }
    if (slots.length == 1) {
      return Clauses.any(1, words(query, Arrays.asList(slots[0])));
    }
    List<Word> words = new ArrayList<>();
    int[] ends = new int[slots.length];
    int[] offsets = new int[slots.length];
    for (int slot = 0; slot < slots.length; slot++) {
      for (Term term : slots[slot]) {
        words.add(word(query, term));
      }
      ends[slot] = words.size();
      offsets[slot] = positions[slot] - positions[0];
    }
    boolean single = words.size() == slots.length;
    boolean consecutive = offsets[slots.length - 1] == slots.length - 1 && isAscending(offsets);
    boolean repeats = slop > 0 && words.stream().distinct().count() < words.size();
    if (repeats && slots.length > MAX_REPEATING) {
      throw refused(
          query,
          "has a phrase with slop and repeated words of more than " + MAX_REPEATING + " words");
    }
    return new PhraseClause(
        words.toArray(Word[]::new),
        single ? null : ends,
        consecutive ? null : offsets,
        slop,
        repeats);
  }

  private static boolean isAscending(int[] offsets) {
    for (int i = 1; i < offsets.length; i++) {
      if (offsets[i] != offsets[i - 1] + 1) {
        return false;
      }
    }
    return true;
  }

  private Clause interval(IntervalQuery query) throws InvalidQuery {
    Fields.Field field = field(query, query.getField());
    Clause words = new RequiredOfInterval(this, query).clause();
    if (query.toString("").contains("EXTEND(")) {
      needAllWords(); // since it may start and end with any word
    }
    try {
      IndexSearcher nothing = new IndexSearcher(new MultiReader());
      return new IntervalClause(
          field.number(),
          query,
          words,
          query.createWeight(nothing, ScoreMode.COMPLETE_NO_SCORES, 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Clause prefix(PrefixQuery query) throws InvalidQuery {
    BytesRef prefix = query.getPrefix().bytes();
    return pattern(
        query,
        query.getField(),
        prefix.utf8ToString(),
        term -> StringHelper.startsWith(term, prefix));
  }

  private Clause fuzzy(FuzzyQuery query) throws InvalidQuery {
    return query.getTerm().text().isEmpty() // of which Lucene takes nothing to be similar
        ? word(query, query.getTerm())
        : pattern(query, query.getField(), query.getAutomata());
  }

  private Clause pattern(Query query, String field, CompiledAutomaton automaton)
      throws InvalidQuery {
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

  private Clause anyOf(TermInSetQuery query) throws InvalidQuery {
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

  private Clause range(PointRangeQuery query) throws InvalidQuery {
    Fields.Field field =
        numbers(query, query.getField(), query.getNumDims(), query.getBytesPerDim());
    long lower = NumericUtils.sortableBytesToLong(query.getLowerPoint(), 0);
    long upper = NumericUtils.sortableBytesToLong(query.getUpperPoint(), 0);
    return lower > upper
        ? NoClause.INSTANCE
        : new NumberClause(vocabulary.anyValue(field), new long[] {lower, upper});
  }

  private Clause set(PointInSetQuery query) throws InvalidQuery {
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

  private Clause anyValue(Query query, String name) throws InvalidQuery {
    countLeaf(query);
    return vocabulary.anyValue(field(query, name));
  }

  private List<Clause> words(Query query, List<Term> terms) throws InvalidQuery {
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
    if (++leaves > MAX_LEAVES) {
      throw refused(query, "has more than " + MAX_LEAVES + " words, patterns and ranges");
    }
  }

  private Fields.Field field(Query query, String name) throws InvalidQuery {
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

  private static InvalidQuery refused(Query query, String why) {
    String clause = query.toString("");
    String shortened = clause.length() <= 80 ? clause : clause.substring(0, 80) + "…";
    return new InvalidQuery(why + " (in the clause " + shortened + ")");
  }
}
