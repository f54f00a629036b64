package io.wirewatch.benchmarks.workload;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words by falling frequency. The first are real ones, which make up most of any text; the long
 * tail is coined, a third from real words with English affixes and the rest as names would be, so
 * that a stemmer has as much to do as with real text.
 */
final class Vocabulary {
  private static final String[] PREFIXES = {
    "re", "un", "over", "out", "pre", "inter", "counter", "anti", "mis", "non", "sub", "under"
  };
  private static final String[] SUFFIXES = {
    "s", "ing", "er", "ers", "ly", "ness", "ment", "able", "ation", "ist", "ism", "al", "ful",
    "less", "like", "ship", "wise"
  };

  /** So many words are too short or too odd to take an affix. */
  private static final int FREQUENT = 150;

  /** A word that can take an affix. */
  private static final Pattern ROOT = Pattern.compile("[a-z]{4,8}(?<!s|ed|ing|ly|er|ion)");

  private static final String[] ONSETS = {
    "b", "br", "ch", "d", "dr", "f", "g", "gr", "h", "j", "k", "kr", "l", "m", "n", "p", "pr", "r",
    "s", "sh", "st", "t", "tr", "v", "w", "y", "z"
  };
  private static final String[] VOWELS = {"a", "e", "i", "o", "u", "ai", "ea", "ie", "ou"};
  private static final String[] ENDINGS = {
    "", "n", "r", "l", "m", "t", "sk", "nd", "rg", "v", "ko", "man", "ton", "ville", "ia", "ov"
  };

  private final List<String> words;
  private final Zipf zipf;

  private final int firstCoined;

  private Vocabulary(List<String> words, int firstCoined) {
    this.words = List.copyOf(words);
    this.firstCoined = firstCoined;
    this.zipf = new Zipf(words.size());
  }

  /** As many words as asked for. */
  static Vocabulary of(int size, Random random) {
    Set<String> words = new LinkedHashSet<>(realWords());
    int real = words.size();
    List<String> roots =
        words.stream().skip(FREQUENT).filter(word -> ROOT.matcher(word).matches()).toList();
    while (words.size() < size) {
      words.add(random.nextInt(3) == 0 ? derived(roots, random) : name(random));
    }
    return new Vocabulary(List.copyOf(words).subList(0, size), real);
  }

  List<String> words() {
    return words;
  }

  /** The rank from which on words are coined. */
  int firstCoined() {
    return firstCoined;
  }

  /** A word as often as it is used. */
  String draw(Random random) {
    return words.get(zipf.draw(random));
  }

  /** A word as often as it is used, but none of the most frequent. */
  String drawFrom(int rank, Random random) {
    return words.get(zipf.drawFrom(rank, random));
  }

  private static String derived(List<String> roots, Random random) {
    String root = roots.get(random.nextInt(roots.size()));
    String prefix = random.nextInt(3) == 0 ? one(PREFIXES, random) : "";
    String suffix = one(SUFFIXES, random);
    boolean dropsE = root.endsWith("e") && "aei".indexOf(suffix.charAt(0)) >= 0;
    return prefix + (dropsE ? root.substring(0, root.length() - 1) : root) + suffix;
  }

  private static String name(Random random) {
    StringBuilder name = new StringBuilder();
    int syllables = 1 + random.nextInt(3);
    for (int i = 0; i < syllables; i++) {
      name.append(one(ONSETS, random)).append(one(VOWELS, random));
    }
    return name.append(one(ENDINGS, random)).toString();
  }

  private static String one(String[] parts, Random random) {
    return parts[random.nextInt(parts.length)];
  }

  private static List<String> realWords() {
    List<String> words = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Vocabulary.class.getResourceAsStream("words.txt")),
                StandardCharsets.UTF_8))) {
      reader.lines().forEach(line -> words.addAll(List.of(line.split(" "))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
