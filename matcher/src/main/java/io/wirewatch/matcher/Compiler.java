package io.wirewatch.matcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
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

/** Makes {@link Clause}s of Lucene's queries, and says of what it cannot. Used by one thread. */
final class Compiler {
  /** How deep queries may be nested. */
  static final int MAX_DEPTH = 100;

  /** How many words a phrase may have. */
  static final int MAX_PHRASE = 1_000;

  /** How many words a phrase with slop may have in which a word repeats. */
  static final int MAX_REPEATING = 100;

  private final LeafCompiler leaves;
  private int depth;

  Compiler(Vocabulary vocabulary) {
    leaves = new LeafCompiler(vocabulary);
  }

  /**
   * Compiles a query.
   *
   * @throws InvalidQuery when it has a clause that cannot be compiled, which it names
   */
  Clause compile(Query query) throws InvalidQuery {
    depth = 0;
    leaves.begin();
    return clause(query);
  }

  private Clause clause(Query query) throws InvalidQuery {
    if (++depth > MAX_DEPTH) {
      throw new InvalidQuery("is nested deeper than " + MAX_DEPTH);
    }
    Clause clause =
        switch (query) {
          case TermQuery term -> leaves.word(query, term.getTerm());
          case BooleanQuery bool -> bool(bool);
          case PhraseQuery phrase -> phrase(phrase);
          case MultiPhraseQuery phrase -> phrase(phrase);
          case IntervalQuery interval -> interval(interval);
          case PrefixQuery prefix -> leaves.prefix(prefix);
          case AutomatonQuery pattern ->
              leaves.pattern(pattern, pattern.getField(), pattern.getCompiled());
          case FuzzyQuery fuzzy -> leaves.fuzzy(fuzzy);
          case TermInSetQuery set -> leaves.anyOf(set);
          case SynonymQuery synonyms -> Clauses.any(1, leaves.words(query, synonyms.getTerms()));
          case DisjunctionMaxQuery any -> Clauses.any(1, clauses(any.getDisjuncts()));
          case BoostQuery boosted -> clause(boosted.getQuery());
          case ConstantScoreQuery constant -> clause(constant.getQuery());
          case IndexOrDocValuesQuery either -> clause(either.getIndexQuery());
          case PointRangeQuery range -> leaves.range(range);
          case PointInSetQuery set -> leaves.set(set);
          case FieldExistsQuery exists -> leaves.anyValue(query, exists.getField());
          case MatchAllDocsQuery all -> leaves.anyDocument();
          case MatchNoDocsQuery none -> NoClause.INSTANCE;
          default ->
              throw LeafCompiler.refused(
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
      throw LeafCompiler.refused(query, "has a phrase of more than " + MAX_PHRASE + " words");
    }
    if (slots.length == 1) {
      return Clauses.any(1, leaves.words(query, Arrays.asList(slots[0])));
    }
    List<Word> words = new ArrayList<>();
    int[] ends = new int[slots.length];
    int[] offsets = new int[slots.length];
    for (int slot = 0; slot < slots.length; slot++) {
      for (Term term : slots[slot]) {
        words.add(leaves.word(query, term));
      }
      ends[slot] = words.size();
      offsets[slot] = positions[slot] - positions[0];
    }
    boolean single = words.size() == slots.length;
    boolean consecutive = offsets[slots.length - 1] == slots.length - 1 && isAscending(offsets);
    boolean repeats = slop > 0 && words.stream().distinct().count() < words.size();
    if (repeats && slots.length > MAX_REPEATING) {
      throw LeafCompiler.refused(
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
    Fields.Field field = leaves.field(query, query.getField());
    Clause words = new RequiredOfInterval(leaves, query).clause();
    if (query.toString("").contains("EXTEND(")) {
      leaves.needAllPlaces(); // since it may start and end with any word
    }
    try {
      IndexSearcher nothing = new IndexSearcher(new MultiReader());
      return new IntervalClause(
          field.number(),
          query.toString(""),
          words,
          query.createWeight(nothing, ScoreMode.COMPLETE_NO_SCORES, 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
