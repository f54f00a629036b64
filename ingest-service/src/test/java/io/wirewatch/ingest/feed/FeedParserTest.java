package io.wirewatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wirewatch.ingest.feed.Reading.Found;
import io.wirewatch.ingest.feed.Reading.Kind;
import io.wirewatch.ingest.feed.Reading.NotAFeed;
import io.wirewatch.ingest.feed.Reading.ParsedFeed;
import io.wirewatch.ingest.feed.Reading.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedParserTest {
  private static final URI BASE = URI.create("https://base.example/feeds/all.xml");

  @Test
  void readsRssWithFullContent() {
    ParsedFeed feed = feed("rss-full.xml");

    assertThat(feed.title()).isEqualTo("The Harbour Gazette – World");
    assertThat(feed.language()).isEqualTo("en-GB");
    assertThat(feed.warnings()).isEmpty();
    assertThat(feed.entries())
        .containsExactly(
            new FeedEntry(
                "gazette-7",
                "https://gazette.example/2026/11/ferry?id=7&lang=en",
                "Ministers agree on ferry link & new port",
                """
                A link at last

                Two ministers agreed on Monday — after “years” of talks.

                A ferry

                A port

                First line still the paragraph

                Second paragraph""",
                List.of("Ada Marsh", "Tom Reed"),
                List.of("Transport", "North Coast"),
                "Mon, 23 Nov 2026 15:04:05 GMT",
                "",
                "en-GB"),
            new FeedEntry(
                "https://gazette.example/2026/11/strike",
                "https://gazette.example/2026/11/strike",
                "Strike ends at AT&T",
                "The strike ended.\n\nWork resumes & pay rises.",
                List.of("Night Desk"),
                List.of(),
                "Mon, 23 Nov 2026 10:00:00 +0100",
                "",
                "en-GB"));
  }

  @Test
  void readsAtomWithXhtmlAndNestedBases() {
    ParsedFeed feed = feed("atom-xhtml.xml");

    assertThat(feed.title()).isEqualTo("La Dépêche & le Monde");
    assertThat(feed.language()).isEqualTo("fr");
    assertThat(feed.warnings()).isEmpty();
    assertThat(feed.entries())
        .containsExactly(
            new FeedEntry(
                "urn:depeche:1",
                "https://depeche.example/monde/2026/appel.html",
                "Appel entre les deux présidents",
                "Les deux présidents se sont parlé lundi.\n\n« Un échange franc » selon l'Élysée.",
                List.of("La rédaction"),
                List.of("Diplomatie", "monde"),
                "2026-11-23T09:15:00+01:00",
                "2026-11-23T11:00:00Z",
                "fr"),
            new FeedEntry(
                "urn:depeche:2",
                "https://depeche.example/accueil",
                "5 < 6 &amp; so on",
                "One.\n\nTwo &amp; three.",
                List.of("Jeanne Petit"),
                List.of(),
                "2026-11-22T07:00:00Z",
                "2026-11-22T07:00:00Z",
                "en"));
  }

  @Test
  void readsAtomUnderAnyPrefixOrNone() {
    FeedEntry prefixed = onlyEntry("atom-prefixed.xml");
    assertThat(prefixed.link()).isEqualTo("https://base.example/feeds/news/1");
    assertThat(prefixed.body()).isEqualTo("One.\n\nTwo.");

    FeedEntry bare = onlyEntry("atom-no-namespace.xml");
    assertThat(bare.title()).isEqualTo("Nobody declared Atom");
    assertThat(bare.body()).isEqualTo("The summary stands in for a picture.");
  }

  @Test
  void readsItemsBesideTheChannel() {
    ParsedFeed feed = feed("rss-1.0.rdf");

    assertThat(feed.title()).isEqualTo("Old Format Daily");
    assertThat(feed.entries())
        .containsExactly(
            new FeedEntry(
                "https://old.example/a",
                "https://old.example/a",
                "Gipfel vertagt",
                "Der Gipfel wurde vertagt.",
                List.of("K. Vogel"),
                List.of("Politik"),
                "2026-11-20T08:30:00+01:00",
                "",
                "de"));
  }

  @Test
  void keepsTheParagraphsOfDescriptionsWithoutMarkup() {
    assertThat(onlyEntry("rss-plain-description.xml").body())
        .isEqualTo("First paragraph goes on.\n\nSecond <paragraph>.");
  }

  @Test
  void knowsTheUsualPrefixesEvenUndeclared() {
    FeedEntry entry = onlyEntry("undeclared-prefix.xml");

    assertThat(entry.authors()).containsExactly("Ines Sol");
    assertThat(entry.publishedText()).isEqualTo("2026-11-23T06:00:00Z");
    assertThat(entry.body()).isEqualTo("The full text.");
  }

  @Test
  void leavesStrayAmpersandsAsTheyWereMeant() {
    ParsedFeed feed = feed("stray-ampersands.xml");
    FeedEntry entry = feed.entries().getFirst();

    assertThat(feed.title()).isEqualTo("Fish & Chips Weekly");
    assertThat(entry.title()).isEqualTo("R&D at Smith & Sons — a café's story");
    assertThat(entry.link()).isEqualTo("https://s.example/story?a=1&copy=2&region=3&lt=4");
    assertThat(entry.body()).isEqualTo("Salt & vinegar — and &unknown; things");
  }

  @Test
  void leavesOutTheEntryInWhichADocumentBreaksOff() {
    ParsedFeed feed = feed("truncated.xml");

    assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly("Whole");
    assertThat(feed.warnings()).extracting(Warning::kind).containsExactly(Kind.TRUNCATED);
  }

  @Test
  void readsMarkupThatNobodyEscaped() {
    FeedEntry entry = onlyEntry("unescaped-markup.xml");

    assertThat(entry.title()).isEqualTo("Nobody escaped the markup");
    assertThat(entry.body()).isEqualTo("First.\n\nSecond goes on.");
  }

  @Test
  void saysWhatWasAmissWithEntries() {
    ParsedFeed feed = feed("odd-entries.xml");

    assertThat(feed.entries())
        .extracting(FeedEntry::title, FeedEntry::link)
        .containsExactly(
            tuple("Script link", ""),
            tuple("Relative", "https://base.example/news/a%20b?q=%C3%A9"),
            tuple("Tracked", "https://odd.example/x"));
    assertThat(feed.entries().getLast().authors()).isEmpty();
    assertThat(feed.warnings())
        .containsExactly(
            new Warning(Kind.BAD_LINK, "javascript:alert(1)"),
            new Warning(Kind.EMPTY_ENTRY, "nothing"),
            new Warning(Kind.NO_DATE, "tag:odd,1 soon"));
  }

  @Test
  void expandsNoEntitiesOfTheDocumentsOwn() {
    assertThat(onlyEntry("entities.xml").title()).isEqualTo("Bomb &b; and &secret;");
  }

  @ParameterizedTest
  @CsvSource({
    "utf-8.xml, application/rss+xml, false",
    "utf-8.xml, text/xml; charset=utf-8, false",
    "utf-8.xml, text/xml; charset=ISO-8859-1, true",
    "utf-8.xml, text/xml; charset=no-such, true",
    "windows-1252.xml, text/xml, false",
    "windows-1252.xml, 'text/xml; charset=\"windows-1252\"', false",
    "windows-1252.xml, text/xml; charset=UTF-8, true",
    "utf-16-bom.xml, text/xml; charset=utf-8, false",
    "bom-contradicts.xml, text/xml; charset=ISO-8859-1, false",
  })
  void findsTheCharsetAndSaysWhenItWasStatedWrongly(String file, String type, boolean wrong) {
    ParsedFeed feed = asFeed(FeedParser.parse(bytes(file), type, BASE));

    assertThat(feed.entries().getFirst().title()).isEqualTo("Über die Brücke");
    assertThat(feed.entries().getFirst().body()).isEqualTo("„Grüße“");
    assertThat(feed.warnings().stream().map(Warning::kind).anyMatch(Kind.WRONG_CHARSET::equals))
        .isEqualTo(wrong);
  }

  @ParameterizedTest
  @CsvSource({
    "parked.html, HTML",
    "parked-xhtml.html, HTML",
    "feed.json, JSON",
    "sitemap.xml, OTHER_XML",
  })
  void saysWhatStandsWhereAFeedShould(String file, Found found) {
    assertThat(FeedParser.parse(bytes(file), "application/rss+xml", BASE))
        .isInstanceOfSatisfying(NotAFeed.class, not -> assertThat(not.found()).isEqualTo(found));
  }

  @ParameterizedTest
  @CsvSource({"'', EMPTY", "'  \n', EMPTY", "Not found, UNKNOWN", "1 < 2, UNKNOWN"})
  void saysWhatIsNoDocumentAtAll(String text, Found found) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(FeedParser.parse(bytes, "", BASE))
        .isInstanceOfSatisfying(NotAFeed.class, not -> assertThat(not.found()).isEqualTo(found));
  }

  @Test
  void readsAFeedWithoutEntriesAsOne() {
    assertThat(feed("empty.xml"))
        .isEqualTo(new ParsedFeed("Nothing today", "", List.of(), List.of()));
  }

  @Test
  void survivesDeepNestingAndUnclosedSections() {
    String deep = "<rss><channel><item><title>x" + "<a>".repeat(200_000);
    String sections = "<rss><channel><item><title>" + "&<![CDATA[".repeat(200_000);

    for (String text : List.of(deep, sections)) {
      Reading reading = FeedParser.parse(text.getBytes(StandardCharsets.UTF_8), "", BASE);
      assertThat(asFeed(reading).warnings()).isNotEmpty();
    }
  }

  private static FeedEntry onlyEntry(String file) {
    ParsedFeed feed = feed(file);
    assertThat(feed.entries()).hasSize(1);
    return feed.entries().getFirst();
  }

  private static ParsedFeed feed(String file) {
    return asFeed(FeedParser.parse(bytes(file), "application/xml", BASE));
  }

  private static ParsedFeed asFeed(Reading reading) {
    return assertThat(reading)
        .asInstanceOf(InstanceOfAssertFactories.type(ParsedFeed.class))
        .actual();
  }

  private static byte[] bytes(String file) {
    try (InputStream in = FeedParserTest.class.getResourceAsStream("/feeds/" + file)) {
      return Objects.requireNonNull(in, file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
