package io.wirewatch.ingest.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirewatch.events.TimeBasis;
import io.wirewatch.ingest.article.Draft;
import io.wirewatch.ingest.article.EventTime;
import io.wirewatch.ingest.feed.Feed;
import io.wirewatch.ingest.feed.Feed.WhenFullText;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholeTextTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final String LONG =
      "The ferries sailed again on Monday, a week after the crews had struck. ".repeat(12);
  private static final Page PAGE =
      PageReader.read(
          "<html lang=en><meta name=author content='Ann Low'><meta property=article:published_time"
              + " content=2026-11-23T07:00:00Z><article><p>"
              + LONG
              + "</p></article>",
          "",
          "https://a.example/1");

  private static Feed feed(WhenFullText when) {
    return new Feed("f", URI.create("https://a.example/feed"), null, null, null, when, null);
  }

  private static Draft draft(String url, String body) {
    return new Draft(
        "", "f", "1", url, "Ferries", body, "", List.of(), List.of(), EventTime.undated(NOW), "");
  }

  @Test
  void asksForThePageOfATeaser() {
    Feed feed = feed(WhenFullText.SHORT);
    assertTrue(WholeText.isWanted(feed, draft("https://a.example/1", "A teaser.")));
    assertTrue(WholeText.isWanted(feed, draft("https://a.example/1", LONG + "[…]")));
    assertFalse(WholeText.isWanted(feed, draft("https://a.example/1", LONG)));
    assertFalse(WholeText.isWanted(feed, draft("", "A teaser.")));
  }

  @Test
  void keepsToWhatTheFeedIsSetTo() {
    assertFalse(
        WholeText.isWanted(feed(WhenFullText.NEVER), draft("https://a.example/1", "A teaser.")));
    assertTrue(WholeText.isWanted(feed(WhenFullText.ALWAYS), draft("https://a.example/1", LONG)));
  }

  @Test
  void fillsInWhatTheFeedDoesNotSay() {
    Draft whole = WholeText.of(draft("https://a.example/1", "A teaser."), PAGE, NOW);
    assertEquals(LONG.strip(), whole.body());
    assertEquals("Ferries", whole.title());
    assertEquals(List.of("Ann Low"), whole.authors());
    assertEquals("en", whole.language());
    assertEquals(TimeBasis.STATED, whole.time().basis());
    assertEquals(Instant.parse("2026-11-23T07:00:00Z"), whole.time().at());
  }

  @Test
  void keepsTheLongerText() {
    String longer = LONG.repeat(2);
    assertEquals(longer, WholeText.of(draft("https://a.example/1", longer), PAGE, NOW).body());
  }

  @Test
  void takesTheAddressThatThePageStatesForItself() {
    Draft mobile = draft("https://m.a.example/news/ferries/amp?x=1", "A teaser.");
    Page own = withCanonical(mobile.url(), "https://www.a.example/news/ferries");
    assertEquals("https://www.a.example/news/ferries", WholeText.of(mobile, own, NOW).url());
    Draft draft = draft("https://www.a.example/news/ferries", "A teaser.");
    Page section = withCanonical(draft.url(), "https://www.a.example/news");
    assertEquals(draft.url(), WholeText.of(draft, section, NOW).url());
    Page login = withCanonical("https://www.a.example/login", "https://www.a.example/login");
    assertEquals(draft.url(), WholeText.of(draft, login, NOW).url());
  }

  private static Page withCanonical(String at, String stated) {
    return PageReader.read("<link rel=canonical href='%s'><p>%s".formatted(stated, LONG), "", at);
  }
}
