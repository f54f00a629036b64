package io.wirewatch.benchmarks.workload;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Writes articles of about 500 words. Each has two of the subjects, whose words and phrases recur
 * in it; the rest is drawn from the whole vocabulary.
 */
final class Newsroom {
  private static final int WORDS_OF_A_SUBJECT = 40;
  private static final int PHRASES_OF_A_SUBJECT = 12;
  private static final int FIRST_OF_A_SUBJECT = 1_000;
  private static final int FIRST_RARE = 2_000;

  private final Vocabulary vocabulary;
  private final List<Subject> subjects = new ArrayList<>();
  private final Zipf popularity;
  private final Zipf prominence = new Zipf(WORDS_OF_A_SUBJECT);

  Newsroom(Vocabulary vocabulary, int subjects, Random random) {
    this.vocabulary = vocabulary;
    for (int i = 0; i < subjects; i++) {
      this.subjects.add(subject(random));
    }
    popularity = new Zipf(subjects);
  }

  List<Subject> subjects() {
    return subjects;
  }

  Article article(Random random) {
    Subject main = subjects.get(popularity.draw(random));
    Subject second = subjects.get(popularity.draw(random));
    int length = (int) Math.clamp(500 + 100 * random.nextGaussian(), 200, 1000);
    List<String> words = new ArrayList<>(length + 3);
    while (words.size() < length) {
      int percent = random.nextInt(100);
      Subject subject = random.nextInt(3) == 0 ? second : main;
      if (percent < 4) {
        words.addAll(subject.phrases().get(random.nextInt(subject.phrases().size())));
      } else if (percent < 20) {
        words.add(subject.words().get(prominence.draw(random)));
      } else {
        words.add(vocabulary.draw(random));
      }
    }
    return new Article(prose(words, random), List.of());
  }

  /** Some words that others use too, and more that are rare otherwise, such as names. */
  private Subject subject(Random random) {
    Set<String> words = new LinkedHashSet<>();
    while (words.size() < WORDS_OF_A_SUBJECT) {
      words.add(
          random.nextInt(8) == 0 ? vocabulary.drawFrom(FIRST_OF_A_SUBJECT, random) : rare(random));
    }
    List<String> list = List.copyOf(words);
    List<List<String>> phrases = new ArrayList<>();
    for (int i = 0; i < PHRASES_OF_A_SUBJECT; i++) {
      List<String> phrase = new ArrayList<>();
      int length = 2 + random.nextInt(2);
      for (int j = 0; j < length; j++) {
        phrase.add(list.get(random.nextInt(list.size())));
      }
      phrases.add(phrase);
    }
    return new Subject(list, phrases);
  }

  /** A word that is rare otherwise; every other time a coined one, such as a name. */
  private String rare(Random random) {
    int end = random.nextBoolean() ? vocabulary.firstCoined() : vocabulary.words().size();
    return vocabulary.words().get(random.nextInt(FIRST_RARE, end));
  }

  /** Sentences with capitals, commas and paragraphs. */
  private static String prose(List<String> words, Random random) {
    StringBuilder text = new StringBuilder(words.size() * 7);
    int left = 0;
    for (String word : words) {
      boolean begins = left == 0;
      if (begins) {
        left = 8 + random.nextInt(20);
      }
      text.append(begins ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word);
      left--;
      if (left == 0) {
        text.append(random.nextInt(4) == 0 ? ".\n\n" : ". ");
      } else {
        text.append(random.nextInt(12) == 0 ? ", " : " ");
      }
    }
    return text.toString().strip();
  }
}
