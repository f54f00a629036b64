package io.wirewatch.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;

/** Queries that are asked of sentences match when a document of one sentence alone would. */
class PerSentenceTest {
  private static final int PAIRS = 12_000;
  private static final String TEXT = "The troops left. The border is open. ";
  private static final Query TROOPS = new TermQuery(new Term("en", "troops"));
  private static final Query BORDER = new TermQuery(new Term("en", "border"));

  @Test
  void saysWhatLuceneSaysOfASentence() {
    Seeds.each(PAIRS, seed -> new Comparison(Batch.of(seed, 100)).check(getClass()));
  }

  private static List<Match> match(Query query, TextDocument document) throws InvalidQuery {
    return StoredQueries.of(TestFields.all(), List.of(StoredQuery.perSentence("it", query, "en")))
        .matchWithSpans(document);
  }

  private static TextDocument document() {
    return new TextDocument().withSentences("en", TEXT, 17, TEXT.length());
  }

  private static Query both(Query one, Query other, Occur occurOfOther) {
    return new BooleanQuery.Builder().add(one, Occur.MUST).add(other, occurOfOther).build();
  }

  @Test
  void doesNotTakeWordsOfTwoSentencesTogether() throws InvalidQuery {
    Query open = new TermQuery(new Term("en", "open"));
    assertThat(match(both(TROOPS, BORDER, Occur.MUST), document())).isEmpty();
    assertThat(match(both(open, BORDER, Occur.MUST), document())).hasSize(1);
  }

  @Test
  void doesNotSeeAPhraseAcrossTheEndOfASentence() throws InvalidQuery {
    assertThat(match(new PhraseQuery("en", "left", "the"), document())).isEmpty();
    assertThat(match(new PhraseQuery(3, "en", "troops", "border"), document())).isEmpty();
  }

  @Test
  void excludesOnlyTheSentenceThatHasTheExcludedWord() throws InvalidQuery {
    Query noTroops = both(new MatchAllDocsQuery(), TROOPS, Occur.MUST_NOT);
    assertThat(match(both(BORDER, TROOPS, Occur.MUST_NOT), document())).hasSize(1);
    assertThat(match(noTroops, document())).hasSize(1);
  }

  @Test
  void seesOtherFieldsWhole() throws InvalidQuery {
    Query title = new TermQuery(new Term("syn", "crisis"));
    TextDocument document = document().with("syn", "Another crisis");
    assertThat(match(both(BORDER, title, Occur.MUST), document)).hasSize(1);
  }

  @Test
  void showsTheFirstPlaceInEachSentenceThatMatches() throws InvalidQuery {
    Query the = new TermQuery(new Term("en", "the"));
    assertThat(match(the, document()).getFirst().spans())
        .containsExactly(new Span("en", 0, 3, "en:the"), new Span("en", 17, 20, "en:the"));
    assertThat(match(both(the, BORDER, Occur.MUST), document()).getFirst().spans())
        .containsExactly(new Span("en", 17, 20, "en:the"), new Span("en", 21, 27, "en:border"));
  }

  @Test
  void takesWhatFollowsTheLastEndForASentence() throws InvalidQuery {
    TextDocument document = new TextDocument().withSentences("en", TEXT, 17);
    assertThat(match(both(TROOPS, BORDER, Occur.MUST), document)).isEmpty();
    assertThat(match(BORDER, document)).hasSize(1);
  }

  @Test
  void takesASentenceWithoutWordsForOne() throws InvalidQuery {
    Query notTroops = both(new MatchAllDocsQuery(), TROOPS, Occur.MUST_NOT);
    for (String text : List.of("Troops. ...", "... Troops.", "... ... Troops.")) {
      int end = text.indexOf(' ');
      assertThat(match(notTroops, new TextDocument().withSentences("en", text, end)))
          .as(text)
          .hasSize(1);
    }
    TextDocument noWords = new TextDocument().with("en", "");
    assertThat(match(notTroops, noWords)).hasSize(1);
  }

  @Test
  void takesEachValueWithoutSentencesForOne() throws InvalidQuery {
    TextDocument document = new TextDocument().with("en", List.of("Troops left", "a border"));
    assertThat(match(both(TROOPS, BORDER, Occur.MUST), document)).isEmpty();
    assertThat(match(BORDER, document).getFirst().spans())
        .containsExactly(new Span("en", 14, 20, "en:border"));
  }

  @Test
  void matchesNothingWhereThereIsNoSentence() throws InvalidQuery {
    TextDocument document = new TextDocument().with("syn", "Another crisis");
    assertThat(match(new MatchAllDocsQuery(), document)).isEmpty();
  }
}
