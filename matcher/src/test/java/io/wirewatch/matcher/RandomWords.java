package io.wirewatch.matcher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Words, beginnings, patterns and runs of words for queries, most of them from the documents. */
final class RandomWords {
  private static final List<String> OTHERS =
      List.of("border", "Border", "mass", "the", "a", "b", "absent", "", "aid", "🚁", "ab?", "ca*");

  private final Random random;
  private final Map<String, List<List<TextWords.Token>>> texts = new HashMap<>();
  private final Map<String, List<String>> terms = new HashMap<>();

  RandomWords(Random random, List<Sample> documents) {
    this.random = random;
    for (String field : TestFields.TEXT_NAMES) {
      List<List<TextWords.Token>> read =
          documents.stream()
              .map(document -> TextWords.of(field, document.texts(field)).all())
              .filter(tokens -> !tokens.isEmpty())
              .toList();
      texts.put(field, read);
      terms.put(field, read.stream().flatMap(List::stream).map(TextWords.Token::text).toList());
    }
    for (String field : TestFields.KEYWORDS) {
      terms.put(field, RandomDocuments.TOPICS);
    }
  }

  /** The name of a text field. */
  String field() {
    return pick(TestFields.TEXT_NAMES);
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  String term(String field) {
    List<String> known = terms.getOrDefault(field, List.of());
    return known.isEmpty() || random.nextInt(20) == 0 ? pick(OTHERS) : pick(known);
  }

  String prefix(String field) {
    return start(term(field), random.nextInt(4));
  }

  String wildcard(String field) {
    String word = term(field);
    StringBuilder pattern = new StringBuilder();
    for (int point : word.codePoints().limit(12).toArray()) {
      switch (random.nextInt(6)) {
        case 0 -> pattern.append('?');
        case 1 -> pattern.append('*');
        case 2 -> pattern.append('\\').appendCodePoint(point);
        default -> pattern.appendCodePoint(point);
      }
    }
    return pattern.append(random.nextBoolean() ? "*" : "").toString();
  }

  String regexp(String field) {
    StringBuilder pattern = new StringBuilder();
    for (int point : term(field).codePoints().limit(12).toArray()) {
      String here = Character.isLetterOrDigit(point) ? Character.toString(point) : ".";
      switch (random.nextInt(8)) {
        case 0 -> pattern.append(".*");
        case 1 -> pattern.append('(').append(here).append("|b)");
        case 2 -> pattern.append(here).append('+');
        case 3 -> pattern.append("[a-m]?").append(here);
        case 4 -> pattern.append('(').append(here).append("){1,2}");
        default -> pattern.append(here);
      }
    }
    return pattern.append(random.nextInt(3) == 0 ? ".*" : "").toString();
  }

  /** A word with up to two letters changed. */
  String misspelt(String field) {
    List<Integer> points = new ArrayList<>(term(field).codePoints().limit(12).boxed().toList());
    for (int i = random.nextInt(3); i > 0 && !points.isEmpty(); i--) {
      int at = random.nextInt(points.size());
      switch (random.nextInt(4)) {
        case 0 -> points.remove(at);
        case 1 -> points.add(at, (int) 'x');
        case 2 -> points.set(at, (int) 'e');
        default -> points.add(points.remove(at));
      }
    }
    StringBuilder word = new StringBuilder();
    points.forEach(word::appendCodePoint);
    return word.toString();
  }

  /**
   * Up to seven words at ascending positions: as they stand in a document, or nearly, or any.
   *
   * @return empty only when there is no text
   */
  List<TextWords.Token> run(String field) {
    List<List<TextWords.Token>> known = texts.getOrDefault(field, List.of());
    List<TextWords.Token> run = new ArrayList<>();
    if (known.isEmpty() || random.nextInt(3) == 0) {
      int position = random.nextInt(3);
      for (int i = 1 + random.nextInt(5); i > 0; i--) {
        run.add(new TextWords.Token(term(field), position, 0, 0));
        position += random.nextInt(6) == 0 ? random.nextInt(3) : 1;
      }
      return run;
    }
    List<TextWords.Token> text = pick(known);
    int from = random.nextInt(text.size());
    int to = Math.min(text.size(), from + 1 + random.nextInt(5));
    run.addAll(text.subList(from, to));
    if (random.nextInt(4) == 0) {
      // another word in the place of one, or two changing places
      int at = random.nextInt(run.size());
      int other = random.nextBoolean() ? random.nextInt(run.size()) : at;
      String here = run.get(at).text();
      String there = other == at ? term(field) : run.get(other).text();
      run.set(at, new TextWords.Token(there, run.get(at).position(), 0, 0));
      run.set(
          other, new TextWords.Token(other == at ? there : here, run.get(other).position(), 0, 0));
    }
    if (run.size() > 2 && random.nextInt(5) == 0) {
      run.remove(1 + random.nextInt(run.size() - 2));
    }
    return run;
  }

  private static String start(String word, int most) {
    return word.substring(
        0, word.offsetByCodePoints(0, Math.min(most, word.codePointCount(0, word.length()))));
  }
}
