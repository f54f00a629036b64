package io.wirewatch.ingest.feed;

import static io.wirewatch.ingest.feed.FeedFiles.BASE;
import static io.wirewatch.ingest.feed.FeedFiles.asFeed;
import static io.wirewatch.ingest.feed.FeedFiles.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.ingest.feed.Reading.Found;
import io.wirewatch.ingest.feed.Reading.Kind;
import io.wirewatch.ingest.feed.Reading.NotAFeed;
import io.wirewatch.ingest.feed.Reading.ParsedFeed;
import io.wirewatch.ingest.feed.Reading.Warning;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Charsets that lie, and what is no document at all. */
class FeedParserEdgeTest {

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
  @CsvSource({"'', EMPTY", "'  \n', EMPTY", "Not found, UNKNOWN", "1 < 2, UNKNOWN"})
  void saysWhatIsNoDocumentAtAll(String text, Found found) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(FeedParser.parse(bytes, "", BASE))
        .isInstanceOfSatisfying(NotAFeed.class, not -> assertThat(not.found()).isEqualTo(found));
  }
}
