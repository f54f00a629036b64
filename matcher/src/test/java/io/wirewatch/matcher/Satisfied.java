package io.wirewatch.matcher;

import io.wirewatch.matcher.QueryTree.Interval;
import io.wirewatch.matcher.QueryTree.Leaf;
import io.wirewatch.matcher.Truth.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefIterator;
import org.apache.lucene.util.automaton.CompiledAutomaton;

/**
 * A clause of a query that asks a text field for words, and that is satisfied in a satisfied
 * branch.
 *
 * @param part the document, or the sentence, that satisfies it
 * @param tree a leaf
 */
record Satisfied(Part part, QueryTree tree, String field) {
  Query query() {
    return tree.query();
  }

  /** The clause in Lucene's syntax; of phrases as they are once Lucene has rewritten them. */
  String clause() {
    return switch (query()) {
      case PhraseQuery phrase -> fromZero(phrase).toString();
      case MultiPhraseQuery phrase -> fromZero(phrase).toString();
      default -> query().toString();
    };
  }

  /** All of a query, for each part of the document that matches it. */
  static List<Satisfied> of(Asked asked, Truth truth) {
    List<Satisfied> found = new ArrayList<>();
    truth.parts(asked).forEach(part -> collect(part, asked.tree(), found));
    return found;
  }

  private static void collect(Part part, QueryTree tree, List<Satisfied> found) {
    if (!part.oracle().matches(tree.query())) {
      return;
    }
    switch (tree) {
      case Leaf leaf -> collectLeaf(part, leaf, found);
      case Interval interval -> found.add(new Satisfied(part, interval, interval.field()));
      case QueryTree.Bool bool ->
          bool.parts().stream()
              .filter(clause -> clause.occur() != Occur.MUST_NOT)
              .filter(clause -> clause.occur() != Occur.SHOULD || needsOptional(bool))
              .forEach(clause -> collect(part, clause.tree(), found));
      case QueryTree.Any any -> any.parts().forEach(each -> collect(part, each, found));
      case QueryTree.Boosted boosted -> collect(part, boosted.tree(), found);
      case QueryTree.Constant constant -> collect(part, constant.tree(), found);
    }
  }

  /** Beside what must be there, the optional is nothing that makes a query match. */
  private static boolean needsOptional(QueryTree.Bool bool) {
    return bool.minimumShouldMatch() > 0
        || bool.parts().stream()
            .noneMatch(part -> part.occur() == Occur.MUST || part.occur() == Occur.FILTER);
  }

  private static void collectLeaf(Part part, Leaf leaf, List<Satisfied> found) {
    if (!TestFields.TEXTS.containsKey(leaf.field()) || leaf.query() instanceof FieldExistsQuery) {
      return;
    }
    List<Term> words = words(leaf.query());
    if (words.isEmpty()) {
      found.add(new Satisfied(part, leaf, leaf.field()));
    }
    for (Term word : words) {
      TermQuery query = new TermQuery(word);
      if (part.oracle().matches(query)) {
        found.add(new Satisfied(part, new Leaf(query, leaf.field()), leaf.field()));
      }
    }
  }

  /** The words of a leaf that is no more than any of some words, each of which is a clause. */
  private static List<Term> words(Query query) {
    return switch (query) {
      case SynonymQuery any -> any.getTerms();
      case PhraseQuery phrase when phrase.getTerms().length == 1 -> List.of(phrase.getTerms());
      case MultiPhraseQuery phrase when phrase.getTermArrays().length == 1 ->
          List.of(phrase.getTermArrays()[0]);
      case TermInSetQuery set -> terms(set);
      case AutomatonQuery pattern -> only(pattern.getField(), pattern.getCompiled());
      case FuzzyQuery fuzzy -> only(fuzzy.getField(), fuzzy.getAutomata());
      default -> List.of();
    };
  }

  private static List<Term> terms(TermInSetQuery set) {
    List<Term> terms = new ArrayList<>();
    BytesRefIterator values = set.getBytesRefIterator();
    try {
      for (BytesRef value = values.next(); value != null; value = values.next()) {
        terms.add(new Term(set.getField(), BytesRef.deepCopyOf(value)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return terms;
  }

  /** The word of a pattern that has only one. */
  private static List<Term> only(String field, CompiledAutomaton automaton) {
    return automaton.type == CompiledAutomaton.AUTOMATON_TYPE.SINGLE
        ? List.of(new Term(field, automaton.term))
        : List.of();
  }

  private static PhraseQuery fromZero(PhraseQuery phrase) {
    PhraseQuery.Builder shifted = new PhraseQuery.Builder().setSlop(phrase.getSlop());
    int[] positions = phrase.getPositions();
    for (int i = 0; i < positions.length; i++) {
      shifted.add(phrase.getTerms()[i], positions[i] - positions[0]);
    }
    return shifted.build();
  }

  private static MultiPhraseQuery fromZero(MultiPhraseQuery phrase) {
    MultiPhraseQuery.Builder shifted = new MultiPhraseQuery.Builder().setSlop(phrase.getSlop());
    int[] positions = phrase.getPositions();
    for (int i = 0; i < positions.length; i++) {
      shifted.add(phrase.getTermArrays()[i], positions[i] - positions[0]);
    }
    return shifted.build();
  }
}
