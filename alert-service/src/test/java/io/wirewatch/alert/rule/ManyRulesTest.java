package io.wirewatch.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.configuration.Loaded;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Article;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.StoredRule;
import io.wirewatch.events.TaggedArticle;
import io.wirewatch.events.TimeBasis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * That what an article and a change of a rule cost does not grow with the number of rules. The
 * bounds are wide, since other things run on the machine; {@code main} prints what was measured.
 */
class ManyRulesTest {
  private static final int FEW = 1_000;
  private static final int MANY = 30_000;
  private static final int WORDS = 30_000;
  private static final List<String> TOPICS =
      List.of("call", "visit", "sanctions", "strike", "aid", "protest", "quake", "election");

  private final Random random = new Random(5);
  private final RuleBook book = new RuleBook(new Loaded<>(List.of(), List.of()));

  /** A word that nobody knows, some more often than others, as words are. */
  private String word() {
    double u = random.nextDouble();
    return "w" + Integer.toString((int) (WORDS * u * u * u), 36);
  }

  /** Any of the words, most of which are rare: such as rules ask for. */
  private String rare() {
    return "w" + Integer.toString(random.nextInt(WORDS), 36);
  }

  private Rule rule(int number) {
    String topic = TOPICS.get(random.nextInt(TOPICS.size()));
    String query =
        switch (random.nextInt(4)) {
          case 0 -> "topic:%s AND text:(%s OR %s)".formatted(topic, rare(), rare());
          case 1 -> "text:\"%s %s\"".formatted(rare(), rare());
          case 2 -> "topic:%s AND country:C%d AND text:%s".formatted(topic, number % 200, rare());
          default -> "text:%s AND text:%s AND NOT topic:%s".formatted(rare(), rare(), topic);
        };
    return new Rule(
        "rule-" + number,
        "Rule number " + number,
        Alert.Severity.LOW,
        new Condition.AtLeast(query, Alert.Counting.STORIES, 3, Duration.ofHours(24)),
        Grouping.NOTHING,
        List.of(),
        Rule.DEFAULT_UPDATE_EVERY);
  }

  private void fill(int from, int to) {
    for (int i = from; i < to; i++) {
      book.put(rule(i), StoredRule.From.API, book.upTo() + 1);
    }
  }

  private List<TaggedArticle> articles(int many) {
    List<TaggedArticle> articles = new ArrayList<>();
    Instant at = Instant.parse("2021-03-30T10:00:00Z");
    for (int i = 0; i < many; i++) {
      StringBuilder body = new StringBuilder();
      for (int words = 0; words < 300; words++) {
        body.append(word()).append(' ');
      }
      Article article =
          new Article(
              "a" + i,
              "h",
              "one.example",
              "",
              "",
              "",
              word() + " " + word(),
              body.toString(),
              "en",
              List.of(),
              List.of(),
              at,
              TimeBasis.STATED,
              "",
              at);
      Evidence evidence = new Evidence("title", 0, 1, "w", "t");
      TaggedArticle.Topic topic =
          new TaggedArticle.Topic(TOPICS.get(i % TOPICS.size()), 1, List.of(evidence));
      articles.add(
          new TaggedArticle(article, List.of(topic), List.of(), List.of(), "", "pack", at));
    }
    return articles;
  }

  /** Nanoseconds for each article, the best of some rounds, and how many rules matched. */
  private double[] match(List<TaggedArticle> articles) {
    double best = Double.MAX_VALUE;
    long matched = 0;
    for (int round = 0; round < 5; round++) {
      matched = 0;
      long start = System.nanoTime();
      for (TaggedArticle article : articles) {
        matched += book.match(article).size();
      }
      best = Math.min(best, (double) (System.nanoTime() - start) / articles.size());
    }
    return new double[] {best, (double) matched / articles.size()};
  }

  private double millisToPut(int changes) {
    long start = System.nanoTime();
    for (int i = 0; i < changes; i++) {
      book.put(rule(random.nextInt(FEW)), StoredRule.From.API, book.upTo() + 1);
    }
    return (System.nanoTime() - start) / 1e6 / changes;
  }

  @Test
  void anArticleCostsAsTheRulesThatMatchAndNotAsAllOfThem() {
    List<TaggedArticle> articles = articles(300);
    fill(0, FEW);
    double[] few = match(articles);
    fill(FEW, MANY);
    double[] many = match(articles);
    double rulesMore = Math.max(1, many[1] / Math.max(1, few[1]));
    assertThat(many[0])
        .as(
            "%s ns and %s matches at %s rules; %s and %s at %s",
            many[0], many[1], MANY, few[0], few[1], FEW)
        .isLessThan(few[0] * rulesMore * 5);
    assertThat(millisToPut(200)).as("ms to put a rule among %s", MANY).isLessThan(50);
    assertThat(book.rules()).hasSize(MANY);
  }

  private static long usedBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Prints what was measured. */
  public static void main(String[] args) {
    ManyRulesTest test = new ManyRulesTest();
    List<TaggedArticle> articles = test.articles(1_000);
    int before = 0;
    long empty = usedBytes();
    for (int rules : new int[] {100, FEW, 10_000, 100_000}) {
      long start = System.nanoTime();
      test.fill(before, rules);
      double put = (System.nanoTime() - start) / 1e3 / (rules - before);
      double[] match = test.match(articles);
      System.out.printf(
          "%d rules: %.1f us an article with %.2f matches; %.0f us to put each rule, %.2f ms to"
              + " change one; %d bytes a rule%n",
          rules,
          match[0] / 1e3,
          match[1],
          put,
          test.millisToPut(100),
          (usedBytes() - empty) / rules);
      before = rules;
    }
  }
}
