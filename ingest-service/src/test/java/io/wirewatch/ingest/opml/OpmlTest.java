package io.wirewatch.ingest.opml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.ingest.feed.Feed;
import io.wirewatch.ingest.feed.Feed.WhenFullText;
import io.wirewatch.ingest.opml.OpmlImport.Accepted;
import io.wirewatch.ingest.opml.OpmlImport.Duplicate;
import io.wirewatch.ingest.opml.OpmlReading.Flaw;
import io.wirewatch.ingest.opml.OpmlReading.Listed;
import io.wirewatch.ingest.opml.OpmlReading.NotOpml;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpmlTest {
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

  @Test
  void readsFeedsWithTheFoldersThatTheyStandIn() {
    Listed list =
        listed(
            """
            <?xml version="1.0"?>
            <opml version="2.0"><head><title>My desk</title></head>
            <body>
              <!-- the coast,
                   first -->
              <outline text="Ports">
                <outline text="North"><outline type="rss" text="Harbour &amp; Sea" xmlUrl="https://harbour.example/feed"/></outline>
                <outline title="Quay" text="x" xmlUrl="https://quay.example/rss" htmlUrl="https://quay.example/" category="/sea/ships, trade"/>
              </outline>
              <outline text="Rail" type="atom" xmlUrl="https://rail.example/atom.xml"/>
            </body></opml>
            """);

    assertThat(list.title()).isEqualTo("My desk");
    assertThat(list.flaws()).isEmpty();
    assertThat(list.subscriptions())
        .extracting(
            Subscription::line, Subscription::title, Subscription::url, Subscription::categories)
        .containsExactly(
            row(7, "Harbour & Sea", "https://harbour.example/feed", List.of("Ports", "North")),
            row(8, "Quay", "https://quay.example/rss", List.of("Ports", "sea/ships", "trade")),
            row(10, "Rail", "https://rail.example/atom.xml", List.of()));
  }

  @Test
  void readsWhatIsNotWellFormedAndTellsWhichLinesGiveNoFeed() {
    Listed list =
        listed(
            """
            <opml version=1.0><body>
            <outline text="A & B" xmlURL="https://a.example/feed?x=1&y=2">
            <outline text="mail" xmlUrl="mailto:desk@a.example"/>
            <outline type="rss" text="nothing"/>
            <outline type="include" text="more" url="https://lists.example/more.opml"/>
            <outline type="rss" text="old" url="http://old.example/rss">
            </body>""");

    assertThat(list.subscriptions())
        .extracting(Subscription::url)
        .containsExactly("https://a.example/feed?x=1&y=2", "http://old.example/rss");
    assertThat(list.flaws()).extracting(Flaw::line).containsExactly(3, 4, 5);
    assertThat(list.flaws().getFirst().reason()).contains("mailto:desk@a.example");
  }

  @Test
  void saysWhatIsNoList() {
    assertThat(OpmlReader.read("<rss/>".getBytes(UTF_8), ""))
        .isEqualTo(new NotOpml("its root is rss"));
    assertThat(OpmlReader.read(new byte[0], "")).isEqualTo(new NotOpml("there is nothing"));
    assertThat(OpmlReader.read("words".getBytes(UTF_8), "")).isInstanceOf(NotOpml.class);
  }

  @Test
  void followsNoFeedTwiceAndGivesEachAnIdOfItsOwn() {
    Feed followed =
        new Feed("quay", URI.create("https://quay.example/feed/"), "Quay", "", null, null, null);
    Listed list =
        listed(
            """
            <opml><body>
            <outline text="The Quay" xmlUrl="http://QUAY.example/feed"/>
            <outline text="Quay" xmlUrl="https://quay.example/sport"/>
            <outline text="Größe &amp; Maß" xmlUrl="https://masse.example/feed"/>
            <outline text="" xmlUrl="https://www.rail.example/atom.xml"/>
            <outline text="again" xmlUrl="https://www.rail.example/atom.xml"/>
            </body></opml>
            """);

    OpmlImport plan = OpmlImport.of(list.subscriptions(), List.of(followed));

    assertThat(plan.accepted())
        .extracting(Accepted::line, accepted -> accepted.feed().id())
        .containsExactly(row(3, "quay-2"), row(4, "große-maß"), row(5, "rail-example"));
    assertThat(plan.duplicates())
        .containsExactly(
            new Duplicate(2, "http://QUAY.example/feed", "quay"),
            new Duplicate(6, "https://www.rail.example/atom.xml", "rail-example"));
  }

  @Test
  void readsWhatItWrote() {
    List<Feed> feeds =
        List.of(
            new Feed(
                "quay",
                URI.create("https://quay.example/feed?a=1&b=2"),
                "Quay \"& <Sea>",
                "quay.example",
                Duration.ofMinutes(5),
                WhenFullText.ALWAYS,
                List.of("Ports & Sea", "sea/ships", "trade")),
            new Feed(
                "rail", URI.create("https://rail.example/atom.xml"), "Rail", "", null, null, null),
            new Feed(
                "tram",
                URI.create("https://tram.example/feed"),
                "Tram",
                "",
                null,
                null,
                List.of("Rail")));

    Listed list = listed(OpmlWriter.write(feeds, NOW));

    assertThat(OpmlImport.of(list.subscriptions(), List.of()).accepted())
        .extracting(Accepted::feed)
        .containsExactlyElementsOf(feeds);
  }

  @Test
  void readsTenThousandFeedsAndDeepFolders() {
    StringBuilder many = new StringBuilder("<opml><body>");
    for (int i = 0; i < 10_000; i++) {
      many.append("<outline text='F' xmlUrl='https://f.example/").append(i).append("'/>\n");
    }
    assertThat(listed(many + "</body></opml>").subscriptions()).hasSize(10_000);
    assertThat(listed("<opml><body>" + "<outline text='d'>".repeat(50_000)).subscriptions())
        .isEmpty();
  }

  private static Listed listed(String text) {
    return (Listed) OpmlReader.read(text.getBytes(UTF_8), "text/x-opml; charset=utf-8");
  }

  private static org.assertj.core.groups.Tuple row(Object... values) {
    return org.assertj.core.api.Assertions.tuple(values);
  }
}
