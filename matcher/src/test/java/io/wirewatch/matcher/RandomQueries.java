package io.wirewatch.matcher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.RegexpQuery;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;

/** Random queries of every kind, about a third of which match one of the documents. */
final class RandomQueries {
  private static final List<Occur> OCCURS =
      List.of(
          Occur.MUST,
          Occur.MUST,
          Occur.SHOULD,
          Occur.SHOULD,
          Occur.SHOULD,
          Occur.FILTER,
          Occur.MUST_NOT);

  private final Random random;
  private final RandomWords words;
  private final RandomIntervals intervals;

  RandomQueries(Random random, List<Sample> documents) {
    this.random = random;
    this.words = new RandomWords(random, documents);
    this.intervals = new RandomIntervals(random, words);
  }

  /**
   * A query.
   *
   * @param perSentence out of 100, how many are asked of sentences
   */
  Asked next(String id, int perSentence) {
    Optional<String> sentencesOf =
        random.nextInt(100) < perSentence
            ? Optional.of(words.pick(TestFields.BY_WORD))
            : Optional.empty();
    // a query of sentences that never asks for their field says little
    String field = sentencesOf.orElse("");
    return new Asked(id, tree(random.nextInt(4), field), sentencesOf);
  }

  private QueryTree tree(int depth, String preferred) {
    if (depth == 0) {
      return leaf(preferred);
    }
    return switch (random.nextInt(12)) {
      case 0 -> new QueryTree.Any(parts(random.nextInt(4), depth, preferred));
      case 1 -> new QueryTree.Boosted(tree(depth - 1, preferred), random.nextInt(3));
      case 2 -> new QueryTree.Constant(tree(depth - 1, preferred));
      case 3 -> leaf(preferred);
      default -> bool(depth, preferred);
    };
  }

  private QueryTree bool(int depth, String preferred) {
    List<QueryTree.Part> parts = new ArrayList<>();
    int should = 0;
    for (QueryTree part :
        parts(random.nextInt(16) == 0 ? 0 : 1 + random.nextInt(3), depth, preferred)) {
      Occur occur = words.pick(OCCURS);
      should += occur == Occur.SHOULD ? 1 : 0;
      parts.add(new QueryTree.Part(occur, part));
    }
    return new QueryTree.Bool(parts, random.nextInt(3) == 0 ? random.nextInt(should + 2) : 0);
  }

  private List<QueryTree> parts(int count, int depth, String preferred) {
    List<QueryTree> parts = new ArrayList<>();
    while (parts.size() < count) {
      boolean again = !parts.isEmpty() && random.nextInt(10) == 0;
      parts.add(again ? words.pick(parts) : tree(random.nextInt(depth), preferred));
    }
    return parts;
  }

  private QueryTree leaf(String preferred) {
    boolean prefer = !preferred.isEmpty() && random.nextInt(4) > 0;
    String text = prefer ? preferred : words.field();
    String field = prefer || random.nextInt(5) > 0 ? text : words.pick(TestFields.KEYWORDS);
    return switch (random.nextInt(32)) {
      case 0, 1, 2, 3, 4, 5, 6 -> leaf(field, new TermQuery(term(field)));
      case 7, 8, 9, 10 -> leaf(text, phrase(text));
      case 11, 12 -> leaf(text, multiPhrase(text));
      case 13 -> QueryTree.of(asParsed(text), text);
      case 14 -> leaf(field, new PrefixQuery(new Term(field, words.prefix(field))));
      case 15 -> leaf(field, new WildcardQuery(new Term(field, words.wildcard(field))));
      case 16 -> leaf(field, fuzzy(field));
      case 17 -> leaf(field, new RegexpQuery(new Term(field, words.regexp(field))));
      case 18 -> leaf(field, range(field));
      case 19 -> leaf(field, new TermInSetQuery(field, bytes(field)));
      case 20 -> leaf(field, synonyms(field));
      case 21 -> leaf(TestFields.NUMBER, numbers());
      case 22 -> leaf(TestFields.DATE, dates());
      case 23 -> everything();
      default -> new QueryTree.Interval(text, intervals.next(text));
    };
  }

  private static QueryTree leaf(String field, Query query) {
    return new QueryTree.Leaf(query, field);
  }

  private Term term(String field) {
    return new Term(field, words.term(field));
  }

  private int slop() {
    return random.nextInt(3) == 0 ? 0 : random.nextInt(6);
  }

  private Query phrase(String field) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(slop());
    List<TextWords.Token> run = words.run(field);
    // a parser begins at 0, which Lucene does not ask for
    int first = run.isEmpty() || random.nextInt(8) == 0 ? 0 : run.getFirst().position();
    run.forEach(word -> phrase.add(new Term(field, word.text()), word.position() - first));
    return phrase.build();
  }

  private Query multiPhrase(String field) {
    Map<Integer, List<Term>> atPositions = new TreeMap<>();
    for (TextWords.Token word : words.run(field)) {
      List<Term> here = atPositions.computeIfAbsent(word.position(), _ -> new ArrayList<>());
      here.add(new Term(field, word.text()));
      if (random.nextInt(3) == 0) {
        here.add(term(field));
      }
    }
    MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder().setSlop(slop());
    atPositions.forEach((position, terms) -> phrase.add(terms.toArray(Term[]::new), position));
    return phrase.build();
  }

  /** As Lucene's parsers make a query from quoted words. */
  private Query asParsed(String field) {
    String text = words.term(field) + " " + words.term(field) + " " + words.term(field);
    QueryBuilder builder = new QueryBuilder(TestFields.analyzer(field));
    Query query = builder.createPhraseQuery(field, text, random.nextInt(3));
    return query == null ? new MatchNoDocsQuery() : query;
  }

  private Query fuzzy(String field) {
    String word = words.misspelt(field);
    return new FuzzyQuery(
        new Term(field, word), random.nextInt(3), random.nextInt(4), 50, random.nextBoolean());
  }

  private Query range(String field) {
    String low = random.nextInt(4) == 0 ? null : words.term(field);
    String high = random.nextInt(4) == 0 ? null : words.term(field);
    return TermRangeQuery.newStringRange(
        field,
        low,
        high,
        low == null || random.nextBoolean(),
        high == null || random.nextBoolean());
  }

  private List<BytesRef> bytes(String field) {
    List<BytesRef> terms = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      terms.add(new BytesRef(words.term(field)));
    }
    return terms;
  }

  private Query synonyms(String field) {
    SynonymQuery.Builder synonyms = new SynonymQuery.Builder(field);
    for (int i = random.nextInt(4); i > 0; i--) {
      synonyms.addTerm(term(field));
    }
    return synonyms.build();
  }

  private Query numbers() {
    double a = words.pick(RandomDocuments.NUMBERS);
    double b = words.pick(RandomDocuments.NUMBERS);
    return switch (random.nextInt(4)) {
      case 0 -> DoublePoint.newExactQuery(TestFields.NUMBER, a);
      case 1 -> DoublePoint.newSetQuery(TestFields.NUMBER, a, b);
      default -> DoublePoint.newRangeQuery(TestFields.NUMBER, a, b);
    };
  }

  private Query dates() {
    Instant a = words.pick(RandomDocuments.DATES);
    Instant b = words.pick(RandomDocuments.DATES);
    return switch (random.nextInt(4)) {
      case 0 -> LongPoint.newExactQuery(TestFields.DATE, a.toEpochMilli());
      case 1 -> LongPoint.newSetQuery(TestFields.DATE, a.toEpochMilli(), b.toEpochMilli());
      default -> LongPoint.newRangeQuery(TestFields.DATE, a.toEpochMilli(), b.toEpochMilli());
    };
  }

  private QueryTree everything() {
    if (random.nextInt(3) == 0) {
      return leaf("", random.nextBoolean() ? new MatchAllDocsQuery() : new MatchNoDocsQuery());
    }
    List<String> names = List.copyOf(TestFields.all().names());
    return leaf("", new FieldExistsQuery(words.pick(names)));
  }
}
