package io.wirewatch.ingest.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pages of the corpus, each with what a reader would say that it says. */
final class PageFiles {
  private static final Path FOLDER = Path.of("src/test/resources/pages");
  private static final Pattern TOKEN =
      Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+", Pattern.UNICODE_CASE);

  /**
   * A page.
   *
   * @param name the file's
   * @param html as it would come
   * @param stated what it states, by field; absent where it states nothing
   * @param text the expected one
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record PageFile(String name, byte[] html, Map<String, String> stated, String text) {
    Page read() {
      return PageReader.read(
          new PageReader.Source(html, "text/html", "", stated.getOrDefault("url", "")));
    }

    @Nullable Instant published() {
      String written = stated.get("published");
      return written == null ? null : OffsetDateTime.parse(written).toInstant();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private PageFiles() {}

  static List<PageFile> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".html"))
          .sorted()
          .map(PageFiles::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The share of runs of so many tokens that two texts have in common, as public benchmarks count
   * them: the harmonic mean of both shares.
   */
  static double f1(String expected, String found, int run) {
    Map<String, Integer> left = new HashMap<>();
    List<String> wanted = runs(expected, run);
    List<String> got = runs(found, run);
    wanted.forEach(each -> left.merge(each, 1, Integer::sum));
    int common = 0;
    for (String each : got) {
      int count = left.getOrDefault(each, 0);
      common += count > 0 ? 1 : 0;
      left.put(each, count - 1);
    }
    int both = wanted.size() + got.size();
    return both == 0 ? 1 : 2.0 * common / both;
  }

  private static List<String> runs(String text, int run) {
    List<String> tokens = tokens(text);
    List<String> runs = new ArrayList<>();
    for (int i = 0; i == 0 || i + run <= tokens.size(); i++) {
      runs.add(String.join(" ", tokens.subList(i, Math.min(i + run, tokens.size()))));
    }
    return runs;
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }

  private static PageFile read(Path html) {
    try {
      String name = html.getFileName().toString().replace(".html", "");
      String expected = Files.readString(html.resolveSibling(name + ".txt"));
      int end = expected.indexOf("\n\n");
      Map<String, String> stated = new HashMap<>();
      for (String line : expected.substring(0, end).lines().toList()) {
        int colon = line.indexOf(": ");
        stated.put(line.substring(0, colon), line.substring(colon + 2));
      }
      return new PageFile(
          name, Files.readAllBytes(html), stated, expected.substring(end + 2).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
