package io.wirewatch.matcher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Random documents over a vocabulary so small that queries match often and words repeat. Of one
 * seed, always the same.
 */
final class RandomDocuments {
  private static final List<String> WORDS =
      List.of(
          "border",
          "borders",
          "Border's",
          "BORDER",
          "troops",
          "troop",
          "mass",
          "massing",
          "masses",
          "the",
          "The",
          "of",
          "and",
          "car",
          "auto",
          "big",
          "large",
          "vehicle",
          "waterfall",
          "water",
          "fall",
          "falls",
          "doorbell",
          "door",
          "bell",
          "united",
          "states",
          "usa",
          "USA",
          "wifi",
          "wireless",
          "network",
          "net",
          "work",
          "can't",
          "O'Neill",
          "café",
          "cafe\u0301",
          "Straße",
          "İstanbul",
          "日本語",
          "東京",
          "ｆｕｌｌ",
          "🚁",
          "👩‍👩‍👧",
          "🇺🇦",
          "3.5",
          "1,000",
          "42",
          "a",
          "b",
          "c",
          "x",
          "don’t",
          "co-operate",
          "e.g.",
          "ﬁn",
          "\uD83D",
          "ab",
          "abc",
          "abcd",
          "z".repeat(300),
          "aaaaaaaa",
          "...",
          "--",
          "n\u00adb",
          "Ǆ",
          "Ωmega",
          "مرحبا",
          "नमस्ते");

  private static final List<String> LETTERS = List.of("a", "b", "c");
  private static final List<String> BETWEEN = List.of(", ", "; ", "\n", "  ", " - ", ". ", "? “");
  static final List<String> TOPICS =
      List.of("call", "call-back", "aid", "Aid", "🚁", "ｆｕｌｌ", "", "a b", "border");
  static final List<Double> NUMBERS =
      List.of(-1.5, -0.0, 0.0, 1.0, 3.5, 42.0, 1e300, Double.NEGATIVE_INFINITY, Double.NaN);
  static final List<Instant> DATES =
      IntStream.of(-1, 0, 1, 999, 1000, 86_400_000)
          .mapToObj(millis -> Instant.ofEpochMilli(millis).plusNanos(1))
          .toList();

  private final Random random;
  private final List<String> vocabulary;

  RandomDocuments(Random random) {
    this.random = random;
    this.vocabulary =
        switch (random.nextInt(4)) {
          case 0 -> LETTERS;
          case 1 -> some(8);
          default -> some(15);
        };
  }

  private List<String> some(int count) {
    return IntStream.range(0, count).mapToObj(_ -> pick(WORDS)).toList();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  Sample next() {
    List<Sample.Value> values = new ArrayList<>();
    for (String field : TestFields.TEXT_NAMES) {
      int texts =
          switch (random.nextInt(10)) {
            case 0 -> 0;
            case 1 -> 2 + random.nextInt(2);
            default -> 1;
          };
      for (int i = 0; i < texts; i++) {
        values.add(text(field));
      }
    }
    for (String field : TestFields.KEYWORDS) {
      for (int i = random.nextInt(4); i > 0; i--) {
        values.add(new Sample.Keyword(field, pick(TOPICS)));
      }
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      values.add(new Sample.Amount(TestFields.NUMBER, pick(NUMBERS)));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      values.add(new Sample.Date(TestFields.DATE, pick(DATES)));
    }
    return new Sample(values);
  }

  private Sample.Text text(String field) {
    int sentences = random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(4);
    List<String> text = new ArrayList<>();
    for (int i = 0; i < sentences; i++) {
      text.add(sentence());
    }
    // Without its own words for each sentence, a reader of pairs of words sees across their ends.
    return new Sample.Text(field, text, sentences > 0 && random.nextBoolean());
  }

  private String sentence() {
    StringBuilder sentence = new StringBuilder();
    int words = random.nextInt(4) == 0 ? random.nextInt(30) : 2 + random.nextInt(12);
    for (int i = 0; i < words; i++) {
      sentence.append(pick(vocabulary));
      if (i < words - 1) {
        sentence.append(random.nextInt(8) == 0 ? pick(BETWEEN) : " ");
      }
    }
    return sentence.append(random.nextInt(3) == 0 ? " " : ". ").toString();
  }
}
