package io.wirewatch.matcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Queries to be stored together, and documents each of which meets all of them. */
record Batch(long seed, List<Asked> queries, List<Sample> documents) {
  static final int QUERIES = 300;
  static final int DOCUMENTS = 20;
  static final int PAIRS = QUERIES * DOCUMENTS;

  /**
   * The batch of a seed.
   *
   * @param perSentence out of 100, how many queries are asked of sentences
   */
  static Batch of(long seed, int perSentence) {
    Random random = new Random(seed);
    RandomDocuments documents = new RandomDocuments(random);
    List<Sample> samples = new ArrayList<>();
    while (samples.size() < DOCUMENTS) {
      samples.add(documents.next());
    }
    RandomQueries queries = new RandomQueries(random, samples);
    List<Asked> asked = new ArrayList<>();
    while (asked.size() < QUERIES) {
      asked.add(queries.next("q" + asked.size(), perSentence));
    }
    return new Batch(seed, List.copyOf(asked), List.copyOf(samples));
  }

  List<StoredQuery> stored() {
    return queries.stream().map(Asked::stored).toList();
  }
}
