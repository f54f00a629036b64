package io.wirewatch.analysis.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of each language that are frequent whatever a text tells of: articles, prepositions,
 * pronouns. Names are none of them, so that they do not make an English sentence foreign.
 */
final class FunctionWords {
  private static final String FILE = "function-words.txt";

  private final List<String> languages = new ArrayList<>();
  private final List<UnicodeScript> scripts = new ArrayList<>();

  /** By word: the numbers of its languages. */
  private final Map<String, List<Integer>> languagesOf = new HashMap<>();

  FunctionWords() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) {
        if (!line.startsWith("#")) {
          add(List.of(line.split(" ")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open() {
    @Nullable InputStream in = FunctionWords.class.getResourceAsStream(FILE);
    if (in == null) {
      throw new IllegalStateException(FILE + " is missing");
    }
    return in;
  }

  private void add(List<String> line) {
    int number = languages.size();
    languages.add(line.getFirst());
    scripts.add(UnicodeScript.of(line.get(1).codePointAt(0)));
    for (String word : new LinkedHashSet<>(line.subList(1, line.size()))) {
      languagesOf.computeIfAbsent(word, none -> new ArrayList<>()).add(number);
    }
  }

  /** How many of the words are such, by language; only languages of the script. */
  Map<String, Integer> count(List<String> words, UnicodeScript script) {
    int[] counts = new int[languages.size()];
    for (String word : words) {
      languagesOf.getOrDefault(word, List.of()).forEach(language -> counts[language]++);
    }
    Map<String, Integer> byLanguage = new HashMap<>();
    for (int i = 0; i < counts.length; i++) {
      if (scripts.get(i) == script) {
        byLanguage.put(languages.get(i), counts[i]);
      }
    }
    return byLanguage;
  }
}
