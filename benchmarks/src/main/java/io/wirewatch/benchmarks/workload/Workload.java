package io.wirewatch.benchmarks.workload;

import io.wirewatch.matcher.StoredQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.apache.lucene.search.Query;

/**
 * Articles and queries. The same each time, whatever the machine; of more queries the first are
 * those of fewer.
 */
public final class Workload {
  /** The articles' text field. */
  public static final String TEXT = "text";

  /** The articles' keyword field. */
  public static final String TOPIC = "topic";

  private static final long SEED = 20_210_402;
  private static final int ARTICLES = 2_000;
  private static final int VOCABULARY = 60_000;
  private static final int SUBJECTS = 1_000;
  private static final int FIRST_RANK_ASKED_FOR = 1_000;

  private final String name;
  private final List<Article> articles;
  private final List<Query> first;
  private final Desk desk;

  private Workload(String name, List<Article> articles, List<Query> first, Desk desk) {
    this.name = name;
    this.articles = List.copyOf(articles);
    this.first = List.copyOf(first);
    this.desk = desk;
  }

  /**
   * The workload of a name.
   *
   * @param name {@code generated}, or {@code seeds} for the sample articles with the topics' and
   *     rules' queries before generated ones
   * @param seeds the folder of the sample data
   */
  public static Workload of(String name, Path seeds) {
    return switch (name) {
      case "generated" -> generated();
      case "seeds" -> fromSeeds(seeds);
      default -> throw new IllegalArgumentException("there is no workload " + name);
    };
  }

  /** Articles and queries of a generated language. */
  public static Workload generated() {
    Random random = new Random(SEED);
    Vocabulary vocabulary = Vocabulary.of(VOCABULARY, random);
    Newsroom newsroom = new Newsroom(vocabulary, SUBJECTS, random);
    List<Article> articles = new ArrayList<>();
    for (int i = 0; i < ARTICLES; i++) {
      articles.add(newsroom.article(random));
    }
    Function<Random, String> anyWord = r -> vocabulary.drawFrom(FIRST_RANK_ASKED_FOR, r);
    return new Workload("generated", articles, List.of(), new Desk(newsroom.subjects(), anyWord));
  }

  private static Workload fromSeeds(Path folder) {
    Seeds seeds = Seeds.read(folder);
    Desk desk = new Desk(seeds.subjects(), seeds.anyWord());
    return new Workload("seeds", seeds.articles(), seeds.queries(), desk);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** The articles, in no particular order. */
  public List<Article> articles() {
    return articles;
  }

  /** Some queries, with the ids {@code q0}, {@code q1} and so on. */
  public List<StoredQuery> queries(int count) {
    Random random = new Random(SEED + 1);
    List<StoredQuery> queries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Query query = i < first.size() ? first.get(i) : desk.query(random);
      queries.add(new StoredQuery("q" + i, query));
    }
    return queries;
  }
}
