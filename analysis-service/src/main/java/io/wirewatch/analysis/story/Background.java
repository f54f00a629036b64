package io.wirewatch.analysis.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How common words are before any article has come: in how many of the labelled texts and sample
 * articles of {@code seeds/} each stands. What comes is counted on top of it.
 */
public final class Background {
  private static final String TABLE = "background.tsv";

  private final int size;
  private final Map<String, Integer> articles;

  private Background(int size, Map<String, Integer> articles) {
    this.size = size;
    this.articles = articles;
  }

  /** The table that is shipped: its first line is the number of texts, each other one a word's. */
  public static Background shipped() {
    try (@Nullable InputStream in = Background.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException(TABLE + " is missing");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      int size = Integer.parseInt(String.valueOf(lines.readLine()));
      Map<String, Integer> articles = new HashMap<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        articles.put(line.substring(0, tab), Integer.parseInt(line.substring(tab + 1)));
      }
      return new Background(size, articles);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int size() {
    return size;
  }

  int articles(String word) {
    return articles.getOrDefault(word, 0);
  }
}
