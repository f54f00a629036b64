package io.wirewatch.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirewatch.ingest.page.Page.Warning;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages that are made to hang or exhaust whoever reads them. */
class PageHostileTest {
  private static final long MOST_CPU_MILLIS = 2_000;

  /** Beyond the bytes of the page. */
  private static final long MOST_BYTES = 64 << 20;

  static Stream<Arguments> pages() {
    String ld = "<script type='application/ld+json'>";
    return Stream.of(
        page("200,000 line breaks", "<p>x" + "<br>".repeat(200_000)),
        page("lines of a word each", "<div>" + "one, two<br><br>".repeat(200_000)),
        page("nested divisions", "<div>".repeat(100_000) + "x" + "</div>".repeat(100_000)),
        page(
            "nested divisions with names",
            "<div class='related share article-body'>text, some ".repeat(100_000)),
        page("ten megabytes on one line", "a word, ".repeat(1_300_000)),
        page("ten megabytes in one word", "a".repeat(10_000_000)),
        page("brackets", "<".repeat(5_000_000)),
        page("unclosed bold", "<b><i><font color=red>text ".repeat(60_000)),
        page("unclosed links", "<a href=x>text ".repeat(100_000)),
        page("nested tables", "<table><tr><td>".repeat(50_000) + "x"),
        page("text astray in a table", "<table>" + "x<b>y".repeat(50_000)),
        page("elements astray in a table", "<table>" + "<div>y</div>".repeat(50_000)),
        page("null bytes", "a\0b<p\0>\0".repeat(500_000)),
        page("many attributes", "<p " + "a=b ".repeat(1_000_000) + ">text"),
        page("many names", "<div class='" + "share article-body ".repeat(100_000) + "'>x</div>"),
        page("pictures", "<div>" + "<img src=x>".repeat(100_000)),
        page("scripts", "<script>var a='<p>';</script>".repeat(100_000)),
        page("unclosed scripts", "<script>".repeat(500_000)),
        page("unclosed JSON-LD", ld.repeat(100_000)),
        page("many JSON-LD", (ld + "{\"@type\":\"Article\"}</script>").repeat(50_000)),
        page("deep JSON-LD", ld + "[".repeat(1_000_000) + "</script>"),
        page(
            "long text in JSON-LD",
            ld
                + "{\"@type\":\"Article\",\"articleBody\":\""
                + "<".repeat(1_500_000)
                + "\"}</script>"),
        page(
            "JSON-LD that refers to itself",
            ld
                + "{\"@type\":\"Article\",\"author\":{\"@id\":\"a\"},\"x\":{\"@id\":\"a\",\"author\":{\"@id\":\"a\"}}}"),
        page("comments", "<!--".repeat(500_000)),
        page("options", "<select><option>".repeat(50_000)),
        page("lists", "<ul><li>some text, and more of it".repeat(50_000)),
        page("articles", "<article class=article-body><p>some text, and more".repeat(20_000)),
        page("long byline", "<div class=byline>By " + "a, and ".repeat(100_000)),
        page("long title", "<title>" + "a - ".repeat(500_000) + "</title>"),
        page("references", "<p>" + "&".repeat(3_000_000)),
        page("ends of nothing", "<p><b>x" + "</b></i></div>".repeat(200_000)),
        page("ends of paragraphs", "</p>".repeat(1_000_000)),
        page("ends of line breaks", "</br>".repeat(1_000_000)),
        page("asides", "<aside>x</aside>".repeat(200_000)),
        page("asides between paragraphs", "<aside>x</aside><p>text</p>".repeat(100_000)),
        page("hidden divisions", "<div style='display:none'>x</div>".repeat(100_000)),
        page("nested and hidden", "<div hidden>x".repeat(100_000)),
        page("plug-ins", "<object>".repeat(500_000)),
        page("names of authors", "<span class='author-name'>A B</span>".repeat(100_000)),
        page("bylines", "<span class=byline>By Ann Low and others</span>".repeat(100_000)),
        page("times", "<time datetime='x'>1 January, or not 2020".repeat(100_000)),
        page("attributes of their own", "<p " + attributes() + ">text"),
        page("at random", random()));
  }

  private static Arguments page(String name, String html) {
    return Arguments.argumentSet(name, html);
  }

  private static String random() {
    String[] parts = {"<div>", "</div>", "<table>", "<td>", "<b>", "</p>", "<a>", "text ", "<li>"};
    return new Random(7)
        .ints(1_000_000, 0, parts.length)
        .mapToObj(i -> parts[i])
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void endsInTime(String html) {
    byte[] bytes = html.getBytes(UTF_8);
    long before = cpu();
    Page page = PageReader.read(new PageReader.Source(bytes, "", "", "https://a.example/x"));
    long millis = (cpu() - before) / 1_000_000;
    assertNotNull(page);
    assertTrue(millis <= MOST_CPU_MILLIS, millis + " ms");
  }

  /** Those that make the largest trees, and the longest texts. */
  static Stream<Arguments> large() {
    return Stream.of(
        page("divisions", "<div class='a b' id=c>text, and more".repeat(100_000)),
        page("elements of a letter", "<b>x</b>".repeat(1_000_000)),
        page("attributes of their own", "<p " + attributes() + ">text"),
        page(
            "many attributes each",
            ("<p " + "a b c d e f g h i ".repeat(10) + ">x").repeat(40_000)),
        page("ten megabytes on one line", "<p>" + "a word, ".repeat(1_300_000)),
        page("ends of paragraphs", "</p>".repeat(2_000_000)),
        page("lines", "<p>" + "漢字。<br><br>".repeat(300_000)));
  }

  @ParameterizedTest
  @MethodSource("large")
  void takesLittleMemory(String html) throws Exception {
    byte[] bytes = html.getBytes(UTF_8);
    long before = used();
    AtomicBoolean done = new AtomicBoolean();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  PageReader.read(new PageReader.Source(bytes, "", "", "https://a.example/x"));
                  done.set(true);
                });
    long most = 0;
    while (!reader.join(Duration.ofMillis(50))) { // while it reads on
      most = Math.max(most, used() - before);
    }
    assertTrue(done.get());
    assertTrue(most <= MOST_BYTES, (most >> 20) + " MiB");
  }

  /** What is alive, counted while all stands still. */
  private static long used() throws JMException {
    Object histogram =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
    String total = histogram.toString().strip(); // whose last word is the number of bytes
    return Long.parseLong(total.substring(total.lastIndexOf(' ') + 1));
  }

  private static String attributes() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 500_000; i++) {
      out.append('a').append(i).append("=b ");
    }
    return out.toString();
  }

  @Test
  void saysThatItCutAPage() {
    Page page = PageReader.read("<p>x" + "<br>".repeat(200_000) + "<p>y", "", "");
    assertTrue(page.warnings().contains(Warning.TRUNCATED));
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
