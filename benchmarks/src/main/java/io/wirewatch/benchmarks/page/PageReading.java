package io.wirewatch.benchmarks.page;

import com.sun.management.OperatingSystemMXBean;
import io.wirewatch.ingest.page.PageReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/**
 * Reads the pages of the corpus of the ingest service over and over, as they are and made as large
 * as those of newspapers, and counts pages by the time that the processors take, of all threads.
 */
public final class PageReading {
  private static final long WARM_SECONDS = 8;
  private static final long ROUND_SECONDS = 4;
  private static final int ROUNDS = 2;

  private final List<byte[]> pages;
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** With the pages of a checkout. */
  public PageReading(Path checkout) throws IOException {
    List<byte[]> read = new ArrayList<>();
    try (Stream<Path> files =
        Files.list(checkout.resolve("ingest-service/src/test/resources/pages"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".html")).sorted().toList()) {
        read.add(Files.readAllBytes(file));
      }
    }
    pages = List.copyOf(read);
  }

  /**
   * Measures, and writes what came of it.
   *
   * @param facts of the machine and the run
   */
  public void write(Map<String, String> facts, Path file) throws IOException {
    StringBuilder report =
        new StringBuilder(
            """
            # Reading pages, measured

            Made by `benchmarks/run pages`; see `benchmarks/README.md`.

            """);
    facts.forEach((fact, value) -> report.append("- %s: %s%n".formatted(fact, value)));
    report.append(
        """

        | pages | kB each | jsoup alone, pages a second and core | read, pages a second and core | read / jsoup, in time |
        |---|---:|---:|---:|---:|
        """);
    row(report, "the %d of the corpus".formatted(pages.size()), pages);
    row(
        report,
        "the same, as large as a newspaper's",
        pages.stream().map(PageReading::large).toList());
    Files.writeString(file, report.toString());
  }

  private void row(StringBuilder table, String name, List<byte[]> measured) {
    run(measured, PageReading::parse, WARM_SECONDS);
    run(measured, PageReading::read, WARM_SECONDS);
    double parsed = 0;
    double read = 0;
    for (int round = 0; round < ROUNDS; round++) {
      parsed = Math.max(parsed, run(measured, PageReading::parse, ROUND_SECONDS));
      read = Math.max(read, run(measured, PageReading::read, ROUND_SECONDS));
    }
    long bytes = measured.stream().mapToLong(page -> page.length).sum();
    table.append(
        String.format(
            Locale.ROOT,
            "| %s | %d | %,.0f | %,.0f | %.1f× |%n",
            name,
            bytes / measured.size() / 1000,
            parsed,
            read,
            parsed / read));
  }

  /** Pages a second of one core. */
  private double run(List<byte[]> measured, ToIntFunction<byte[]> work, long seconds) {
    long until = System.nanoTime() + seconds * 1_000_000_000L;
    long before = system.getProcessCpuTime();
    long count = 0;
    long length = 0;
    while (System.nanoTime() < until) {
      for (byte[] page : measured) {
        length += work.applyAsInt(page);
        count++;
      }
    }
    if (length == 0) {
      throw new IllegalStateException("nothing was read");
    }
    return count / ((system.getProcessCpuTime() - before) / 1e9);
  }

  private static int parse(byte[] page) {
    try {
      return Jsoup.parse(new ByteArrayInputStream(page), null, "https://a.example/")
          .childNodeSize();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int read(byte[] page) {
    return PageReader.read(new PageReader.Source(page, "text/html", "", "https://a.example/1"))
        .text()
        .length();
  }

  /** With scripts, styles and teasers around the article as large sites have them. */
  private static byte[] large(byte[] page) {
    StringBuilder more = new StringBuilder("<aside class=\"related\">");
    for (int i = 0; i < 250; i++) {
      more.append("<div class=\"card teaser\"><a href=\"/a/").append(i).append("\">");
      more.append("<img src=\"/i.jpg\" alt=\"\"><h3 class=\"card__title\">Another story</h3></a>");
      more.append("<p class=\"card__text\">What it is about, in short.</p></div>");
    }
    more.append("</aside><script>");
    for (int i = 0; i < 2_500; i++) {
      more.append("window.data.push({id:").append(i).append(",html:'<b>x</b>'});");
    }
    more.append("</script><style>")
        .append(".a{margin:0;padding:0}".repeat(1_500))
        .append("</style>");
    String html = new String(page, StandardCharsets.ISO_8859_1);
    int end = html.lastIndexOf("</body>");
    String whole = end < 0 ? html + more : html.substring(0, end) + more + html.substring(end);
    return whole.getBytes(StandardCharsets.ISO_8859_1);
  }
}
