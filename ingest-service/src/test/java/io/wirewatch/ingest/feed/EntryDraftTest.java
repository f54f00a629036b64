package io.wirewatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.events.Article;
import io.wirewatch.events.TimeBasis;
import io.wirewatch.ingest.article.Draft.Outcome;
import io.wirewatch.ingest.date.StatedTime;
import io.wirewatch.ingest.markup.Markup;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryDraftTest {
  private static final Instant NOW = Instant.parse("2021-04-02T12:00:00Z");
  private static final Instant SEEN = NOW.minusSeconds(3_600);
  private static final Feed FEED =
      new Feed(
          "f",
          URI.create("https://n.example/rss"),
          "F",
          "n.example",
          Duration.ofMinutes(10),
          null,
          null);

  private static Article article(String link, String title, String body, String published) {
    FeedEntry entry =
        new FeedEntry(
            "guid-1",
            link,
            title,
            "",
            body,
            new Markup(body, false, ""),
            List.of(),
            List.of(),
            List.of(),
            "",
            StatedTime.of(published),
            StatedTime.NONE,
            "en");
    Outcome outcome = EntryDraft.of(FEED, entry, SEEN, NOW).receivedAt(NOW);
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return ((Outcome.Accepted) outcome).article();
  }

  @Test
  void isTheArticleAtItsLinkWhateverFeedBringsIt() {
    Article article = article("https://n.example/a?utm_source=rss", "T", "B", "");
    assertThat(article.url()).isEqualTo("https://n.example/a");
    assertThat(article.feed()).isEqualTo("f");
  }

  @Test
  void isKnownByItsGuidWhereTheLinkLeadsNowhere() {
    assertThat(article("", "T", "B", "").id()).isEqualTo(article("mailto:x", "T", "B", "").id());
  }

  @Test
  void isCalledByTheBeginningOfItsTextWhereItHasNoTitle() {
    assertThat(article("", " ", "Short text.\nMore.", "").title()).isEqualTo("Short text.");
    assertThat(article("", "", "word ".repeat(100), "").title())
        .hasSizeLessThanOrEqualTo(122)
        .endsWith("word …");
  }

  @Test
  void anUnreadableDateNeverBecomesNowSilently() {
    Article article = article("", "T", "B", "the day before yesterday");
    assertThat(article.publishedAtBasis()).isEqualTo(TimeBasis.UNDATED);
    assertThat(article.publishedAtText()).isEqualTo("the day before yesterday");
    assertThat(article.publishedAt()).isEqualTo(SEEN);
  }

  @Test
  void keepsItsOwnTimeHoweverOld() {
    Article article = article("", "T", "B", "Tue, 30 Mar 2021 10:00:00 +0200");
    assertThat(article.publishedAt()).isEqualTo("2021-03-30T08:00:00Z");
    assertThat(article.publishedAtBasis()).isEqualTo(TimeBasis.STATED);
  }
}
