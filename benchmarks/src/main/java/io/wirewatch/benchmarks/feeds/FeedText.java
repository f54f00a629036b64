package io.wirewatch.benchmarks.feeds;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;

/**
 * Feeds as news outlets write them, with entries of about 1,200 bytes: a title, a link, a guid, a
 * date, an author, two categories, and two paragraphs in escaped HTML. Made from a fixed seed.
 */
enum FeedText {
  /** RSS 2.0. */
  RSS {
    @Override
    String write(int entries) {
      return rss(entries, true);
    }
  },
  /** Atom 1.0. */
  ATOM {
    @Override
    String write(int entries) {
      Writer writer = new Writer();
      StringBuilder out =
          new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
              .append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">")
              .append("<title>Harbour News</title><id>urn:harbour</id>\n");
      for (int i = 0; i < entries; i++) {
        String time = START.minusSeconds(600L * i).toString();
        out.append("<entry><title>%s</title>\n".formatted(writer.words(9)))
            .append(
                "<link rel=\"alternate\" href=\"https://harbour.example/2026/%d\"/>\n".formatted(i))
            .append("<id>tag:harbour.example,2026:%d</id>\n".formatted(i))
            .append("<published>%s</published><updated>%s</updated>\n".formatted(time, time))
            .append("<author><name>%s</name></author>\n".formatted(writer.words(2)))
            .append("<category term=\"%s\"/>".formatted(writer.words(1)))
            .append("<category term=\"%s\"/>\n".formatted(writer.words(1)))
            .append("<content type=\"html\">%s</content></entry>\n".formatted(writer.html()));
      }
      return out.append("</feed>\n").toString();
    }
  },
  /** RSS 2.0 with a prefix that is not declared, and ampersands that begin no reference. */
  BROKEN {
    @Override
    String write(int entries) {
      return rss(entries, false);
    }
  };

  private static final Instant START = Instant.parse("2026-11-23T06:00:00Z");

  /** A feed with so many entries. */
  abstract String write(int entries);

  private static String rss(int entries, boolean wellFormed) {
    Writer writer = new Writer();
    StringBuilder out =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"")
            .append(wellFormed ? " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"" : "")
            .append("><channel><title>Harbour News</title><language>en</language>\n");
    String join = wellFormed ? "&amp;" : "&";
    for (int i = 0; i < entries; i++) {
      String time =
          DateTimeFormatter.RFC_1123_DATE_TIME.format(
              START.minusSeconds(600L * i).atOffset(ZoneOffset.UTC));
      out.append("<item><title>%s</title>\n".formatted(writer.words(9)))
          .append("<link>https://harbour.example/?p=%d%sfrom=rss</link>\n".formatted(i, join))
          .append("<guid isPermaLink=\"false\">harbour-%d</guid>\n".formatted(i))
          .append("<pubDate>%s</pubDate>\n".formatted(time))
          .append("<dc:creator>%s</dc:creator>\n".formatted(writer.words(2)))
          .append("<category>%s</category>".formatted(writer.words(1)))
          .append("<category>%s</category>\n".formatted(writer.words(1)))
          .append("<description>%s</description></item>\n".formatted(writer.html()));
    }
    return out.append("</channel></rss>\n").toString();
  }

  /** Puts words together. */
  private static final class Writer {
    private static final List<String> WORDS =
        List.of(
            "harbour",
            "minister",
            "talks",
            "the",
            "of",
            "a",
            "strike",
            "ferry",
            "council",
            "to",
            "after",
            "port",
            "budget",
            "vote",
            "court",
            "in",
            "rail",
            "storm",
            "border",
            "and",
            "market",
            "price",
            "union",
            "school",
            "river",
            "bridge",
            "for",
            "company",
            "with",
            "on");

    private final Random random = new Random(20_261_123);

    String words(int count) {
      StringBuilder out = new StringBuilder();
      for (int i = 0; i < count; i++) {
        out.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
      }
      return out.toString();
    }

    String html() {
      return "&lt;p&gt;%s &lt;a href=\"/more\"&gt;%s&lt;/a&gt;.&lt;/p&gt;&lt;p&gt;%s &amp;amp; %s.&lt;/p&gt;"
          .formatted(words(60), words(4), words(50), words(20));
    }
  }
}
