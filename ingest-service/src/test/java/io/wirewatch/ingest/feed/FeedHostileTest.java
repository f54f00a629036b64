package io.wirewatch.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.ingest.feed.FeedParser.Source;
import io.wirewatch.ingest.feed.Reading.Kind;
import io.wirewatch.ingest.feed.Reading.ParsedFeed;
import io.wirewatch.ingest.feed.Reading.Warning;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents that mean harm: each is read in little time, and comes to nothing dangerous. */
class FeedHostileTest {
  /** Of processor time, on a machine that also does other things; ten times what it takes. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int MANY = 100_000;

  static Stream<Map.Entry<String, String>> payloads() {
    Map<String, String> payloads = new LinkedHashMap<>();
    payloads.put("deep elements", rss("<title>x" + "<a>".repeat(MANY)));
    payloads.put(
        "deep and well-formed",
        rss("<description>" + "<a>".repeat(MANY) + "x" + "</a>".repeat(MANY) + "</description>"));
    payloads.put("deep channels", "<rss>" + "<channel>".repeat(MANY));
    payloads.put("deep items", "<rss><channel>" + "<item>".repeat(MANY));
    payloads.put("open sections", rss("<title>" + "&<![CDATA[".repeat(MANY)));
    payloads.put("open comments", rss("<title>" + "<!-- ".repeat(MANY)));
    payloads.put("open tags", rss("<title>" + "<a b=\"".repeat(MANY)));
    payloads.put("ampersands", rss("<title>" + "&".repeat(1_000_000) + "</title>"));
    payloads.put("a long title", rss("<title>" + "long ".repeat(1_600_000) + "</title>"));
    payloads.put("a long name", rss("<" + "n".repeat(1_000_000) + "/>"));
    payloads.put("many attributes", rss("<x " + attributes(MANY) + "/>"));
    payloads.put("many namespaces", "<rss " + namespaces(MANY) + "><channel/></rss>");
    payloads.put(
        "namespaces before many items",
        "<rss " + namespaces(500) + "><channel>" + "<item><title>t</title></item>".repeat(MANY));
    payloads.put(
        "namespaces before many items, within bounds",
        "<rss "
            + namespaces(250)
            + "><channel>"
            + "<item><title>t</title></item>".repeat(MANY)
            + "</channel></rss>");
    payloads.put("deep namespaces", rss("<a xmlns:b='u'>".repeat(MANY) + "</a>".repeat(MANY)));
    payloads.put("wrong ends", rss("<a></b>".repeat(MANY)));
    payloads.put("ends of nothing", rss("</b>".repeat(MANY * 2)));
    payloads.put("many empty items", "<rss><channel>" + "<item/>".repeat(MANY * 3));
    payloads.put("many fields", rss("<category>c</category>".repeat(MANY)));
    payloads.put("many links", rss("<link>javascript:1</link>".repeat(MANY)));
    payloads.put("many links of a feed", "<feed>" + "<link>javascript:1</link>".repeat(MANY * 3));
    payloads.put("open instructions", "<feed><entry><content>" + "<?x".repeat(MANY));
    payloads.put("many headers", "<rss><channel>" + "<title/>".repeat(MANY) + "</channel></rss>");
    payloads.put("a long type", "<!DOCTYPE rss [" + "<!ENTITY a \"b\">".repeat(MANY) + "<rss>");
    payloads.put("a bomb", bomb());
    payloads.put("quadratic", quadratic());
    payloads.put("markup: deep", html("<div>".repeat(MANY)));
    payloads.put("markup: formatting", html("<b><i><p>".repeat(MANY / 3)));
    payloads.put("markup: links in links", html("<a href=x>".repeat(MANY)));
    payloads.put("markup: open quotes", html("<a b='<a b=\"".repeat(MANY / 2)));
    payloads.put("markup: open scripts", html("<script>".repeat(MANY)));
    payloads.put("markup: open drawings", html("<svg><SVG></svg>".repeat(MANY / 4)));
    payloads.put("markup: open comments", html("<!-".repeat(MANY)));
    payloads.put("markup: tables", html("<table><tr><td>".repeat(MANY / 5)));
    payloads.put("markup: self-closed", html("<script ".repeat(MANY / 2)));
    payloads.put("markup: line breaks", html("<br>".repeat(200_000)));
    payloads.put(
        "json: deep",
        "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":" + "[".repeat(MANY));
    payloads.put("json: deep objects", "{\"items\":[" + "{\"a\":".repeat(MANY));
    payloads.put(
        "json: long number", "{\"title\":\"t\",\"items\":[{\"id\":" + "9".repeat(500_000) + "}]}");
    payloads.put("dates", rss("<pubDate>" + "1 ".repeat(MANY) + "</pubDate>"));
    payloads.put("a date of 200", rss("<pubDate>" + "1:".repeat(48) + "</pubDate>"));
    payloads.put("an author", rss("<author>" + "a(".repeat(MANY) + "@</author>"));
    payloads.put("leading text", "<".repeat(1_000_000) + "?xml");
    payloads.put("spaces", " ".repeat(4_000_000) + "<rss/>");
    return payloads.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void isReadInLittleTime(Map.Entry<String, String> payload) {
    byte[] bytes = payload.getValue().getBytes(UTF_8);
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();

    Reading reading = FeedParser.parse(new Source(bytes, "", "", "https://h.example/"));
    if (reading instanceof ParsedFeed feed) {
      for (FeedEntry entry : feed.entries()) {
        assertThat(entry.markup().safeHtml()).doesNotContainIgnoringCase("<script", "javascript:");
        assertThat(entry.title().length() + entry.body().length()).isLessThanOrEqualTo(1 << 21);
      }
      assertThat(feed.warnings()).hasSizeLessThanOrEqualTo(1_000);
    }

    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start))
        .as(payload.getKey())
        .isLessThan(PATIENCE);
  }

  /** What is repeated up to the longest feed that is fetched, and within what. */
  static Stream<Arguments> repeated() {
    String items = "<rss><channel>";
    String title = "<rss><channel><item><title>";
    String html = "<rss><channel><item><description><![CDATA[";
    String json = "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[";
    return Stream.of(
        repeated("", "<"),
        repeated("", "<r"),
        repeated("", "\n"),
        repeated("", "<!--x-->"),
        repeated("", "<?xml version='1.0'?>"),
        repeated("<!DOCTYPE rss [", "<!ENTITY a# 'b'>"),
        repeated("<!DOCTYPE rss [", "<"),
        repeated("<rss ", "xmlns:a#='u' "),
        repeated("<rss><x ", "a#='' "),
        repeated("<rss><x a='", "&amp;"),
        repeated(items, "<item/>"),
        repeated(items, "<item>"),
        repeated(items, "<item><title>t</title></item>"),
        repeated(items, "<item><title>t&</title></item>"),
        repeated(items, "<item><title>t</title><link>l"),
        repeated(items, "<item><pubDate>Thu, 31 Junk 2026 25:00 XYZ</pubDate></item>"),
        repeated(items, "<item><pubDate>lunes # de noviembre de 2026 a las 10</pubDate></item>"),
        repeated(items, "<item xmlns:a#='u#'><a#:title>t</a#:title></item>"),
        repeated(items + "&", "<item xmlns:a#='u#'><a#:title>t</a#:title></item>"),
        repeated(items + "<item>", "<n#/>"),
        repeated(items + "<item>", "<p#:n/>"),
        repeated(items + "<item>", "<category>c#</category>"),
        repeated(items + "<item>", "<author>a#@b.c (n# m)</author>"),
        repeated(items + "<item>", "<enclosure url='../../a#'/>"),
        repeated(items + "<item>", "<media:group><media:content url='u#'/></media:group>"),
        repeated(items + "<item>", "<pubDate># Junk</pubDate>"),
        repeated(title, "<a>"),
        repeated(title, "<a#>"),
        repeated(title, "</a>"),
        repeated(title, "<a></b>"),
        repeated(title, "&"),
        repeated(title, "&amp;amp;"),
        repeated(title, "&foo;"),
        repeated(title, "&#xFFFFFFF;"),
        repeated(title, "<![CDATA[x]]>"),
        repeated(title, "<![CDATA["),
        repeated(title, "]]>"),
        repeated(title, "<!--"),
        repeated(title, "<?x"),
        repeated(title, "long "),
        repeated(title, "x\n\n"),
        repeated(html, "<div>"),
        repeated(html, "<a b='<a b=\""),
        repeated(html, "<script>"),
        repeated(html, "<svg><SVG></svg>"),
        repeated("<feed><entry><content type='xhtml'>", "<a xml:base='b/'>"),
        repeated(json, "{},"),
        repeated(json + "{\"tags\":[", "\"t#\","),
        repeated(json, "["));
  }

  private static Arguments repeated(String before, String unit) {
    return Arguments.argumentSet(before + " … " + unit, before, unit);
  }

  /**
   * What takes time by the square of its length takes minutes at this one; what does not, less than
   * half a second on a machine that does nothing else.
   */
  @ParameterizedTest
  @MethodSource("repeated")
  void eightMegabytesOfAnythingAreReadInLittleTime(String before, String unit) {
    StringBuilder text = new StringBuilder(before);
    for (int i = 0; text.length() < 8_000_000; i++) {
      text.append(unit.replace("#", String.valueOf(i)));
    }
    byte[] bytes = text.toString().getBytes(UTF_8);
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();

    assertThat(FeedParser.parse(new Source(bytes, "", "", "https://h.example/"))).isNotNull();

    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).isLessThan(PATIENCE);
  }

  @Test
  void neitherExpandsNorFetchesEntities() {
    ParsedFeed feed = (ParsedFeed) FeedParser.parse(new Source(bomb().getBytes(UTF_8), "", "", ""));

    assertThat(feed.entries().getFirst().title()).isEqualTo("Bomb &e9; &file; &web;");
  }

  @Test
  void leavesOutWhatIsBeyondTheLongestText() {
    byte[] bytes = rss("<title>" + "long ".repeat(1_600_000) + "</title>").getBytes(UTF_8);
    ParsedFeed feed = (ParsedFeed) FeedParser.parse(new Source(bytes, "", "", ""));

    assertThat(feed.entries().getFirst().title()).hasSizeLessThanOrEqualTo(1 << 20);
    assertThat(feed.warnings()).extracting(Warning::kind).contains(Kind.TOO_LONG);
  }

  @Test
  void readsAHundredThousandEntriesAndNoMore() {
    String feed =
        "<rss><channel>"
            + "<item><title>T</title><pubDate>Mon, 23 Nov 2026 06:00:00 GMT</pubDate></item>"
                .repeat(FeedParser.MOST_ENTRIES + 1)
            + "</channel></rss>";
    ParsedFeed read = (ParsedFeed) FeedParser.parse(new Source(feed.getBytes(UTF_8), "", "", ""));

    assertThat(read.entries()).hasSize(FeedParser.MOST_ENTRIES);
    assertThat(read.warnings()).extracting(Warning::kind).containsExactly(Kind.TOO_MANY_ENTRIES);
  }

  private static String rss(String item) {
    return "<rss version=\"2.0\"><channel><title>H</title><item>"
        + item
        + "</item></channel></rss>";
  }

  private static String html(String html) {
    return rss(
        "<description>" + html.replace("&", "&amp;").replace("<", "&lt;") + "</description>");
  }

  private static String attributes(int count) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append('a').append(i).append("=\"\" ");
    }
    return out.toString();
  }

  private static String namespaces(int count) {
    return attributes(count).replace("a", "xmlns:a").replace("\"\"", "\"urn:x\"");
  }

  private static String bomb() {
    StringBuilder out =
        new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY e0 \"ha\">");
    for (int i = 1; i < 10; i++) {
      out.append("<!ENTITY e%d \"%s\">".formatted(i, "&e%d;".formatted(i - 1).repeat(10)));
    }
    return out.append("<!ENTITY file SYSTEM \"file:///etc/hostname\">")
        .append("<!ENTITY web SYSTEM \"http://127.0.0.1/x\">]>")
        .append(rss("<title>Bomb &e9; &file; &web;</title>"))
        .toString();
  }

  private static String quadratic() {
    return "<!DOCTYPE rss [<!ENTITY a \""
        + "a".repeat(200)
        + "\">]>"
        + rss("<title>" + "&a;".repeat(MANY) + "</title>");
  }
}
