package io.wirewatch.matcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.spans.SpanTermQuery;
import org.junit.jupiter.api.Test;

class LiveQueriesTest {
  private final Fields fields = new Fields().text("text", new EnglishText());
  private final QuerySyntax syntax = new QuerySyntax(fields);
  private final List<Runnable> background = new ArrayList<>();
  private final TextDocument common = new TextDocument().with("text", "government said");

  private StoredQuery query(String id, String text) throws InvalidQuery {
    return new StoredQuery(id, syntax.parse(text, "text"));
  }

  @Test
  void laterMatchesSeeAChangeAndSnapshotsDoNot() throws InvalidQuery {
    LiveQueries live = new LiveQueries(StoredQueries.none(fields), background::add);
    live.change(List.of(query("a", "government"), query("b", "said")), List.of());
    StoredQueries before = live.current();
    live.change(List.of(query("a", "troops")), List.of("b", "never stored"));
    assertThat(live.match(common)).isEmpty();
    assertThat(before.match(common)).containsExactlyInAnyOrder("a", "b");
    assertThat(live.current().size()).isEqualTo(1);
  }

  @Test
  void changesNothingWhenOneCannotBeStored() throws InvalidQuery {
    LiveQueries live = LiveQueries.of(fields, List.of(query("a", "government")));
    StoredQuery bad = new StoredQuery("bad", new SpanTermQuery(new Term("text", "said")));
    assertThatThrownBy(() -> live.change(List.of(query("b", "said"), bad), List.of("a")))
        .isInstanceOf(InvalidQuery.class)
        .hasMessage(
            "query bad has a clause of a kind that cannot be stored, SpanTermQuery (in the clause"
                + " text:said)");
    assertThat(live.match(common)).containsExactly("a");
  }

  /** "government" is the longer word, and so is thought to be the rarer until documents tell. */
  @Test
  void choosesTheRarerWordOnceDocumentsHaveTold() throws InvalidQuery {
    LiveQueries live =
        new LiveQueries(
            StoredQueries.of(fields, List.of(query("a", "government AND coup"))), background::add);
    assertThat(candidates(live, "government")).isPositive();
    for (int i = 0; i < 2_000 && background.isEmpty(); i++) {
      assertThat(live.match(common)).isEmpty();
    }
    assertThat(background).hasSize(1);
    background.getFirst().run();
    assertThat(candidates(live, "government")).isZero();
    assertThat(candidates(live, "coup")).isPositive();
    assertThat(live.match(new TextDocument().with("text", "the government fell in a coup")))
        .containsExactly("a");
  }

  private static int candidates(LiveQueries live, String word) {
    Word found = live.current().vocabulary().find(0, word.toCharArray(), 0, word.length());
    int[] list = found == null ? null : live.current().candidates(found.id);
    return list == null ? 0 : list.length;
  }

  @Test
  void namesTheQueriesThatAnyDocumentMakesCandidates() throws InvalidQuery {
    Fields more = fields.numbers("score");
    QuerySyntax over = new QuerySyntax(more);
    StoredQueries queries =
        StoredQueries.of(
            more,
            List.of(
                new StoredQuery("word", over.parse("troops AND score:[1 TO 2]", "text")),
                new StoredQuery("prefix", over.parse("troop*", "text")),
                new StoredQuery("number", over.parse("score:[1 TO 2]", "text")),
                new StoredQuery("absence", over.parse("*:* -troops", "text")),
                new StoredQuery("either", over.parse("troops OR score:1", "text"))));
    assertThat(queries.expensive()).containsExactlyInAnyOrder("number", "absence", "either");
  }
}
