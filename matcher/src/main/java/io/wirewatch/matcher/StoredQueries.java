package io.wirewatch.matcher;

import io.vavr.collection.HashMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Queries that wait for documents. Immutable, and safe to use by many threads at once; a change
 * makes another, which shares with this one nearly all it has, in microseconds.
 *
 * <p>A document is read once. Each of its words that some query asks for makes those queries
 * candidates for which it was chosen as the rarest word without which they cannot match; only
 * candidates are asked. How rare words are is guessed at first and then learnt from the documents;
 * {@link #rechosen} chooses again, and {@link LiveQueries} does so in the background.
 */
public final class StoredQueries {
  private final Vocabulary vocabulary;
  private final Workers workers;
  private final PersistentArray<Stored> slots;
  private final Candidates candidates;
  private final HashMap<String, Stored> byId;
  private final FreeSlots free;
  private final int vocabularySize;

  StoredQueries(
      Vocabulary vocabulary,
      Workers workers,
      PersistentArray<Stored> slots,
      Candidates candidates,
      HashMap<String, Stored> byId,
      FreeSlots free) {
    this.vocabulary = vocabulary;
    this.workers = workers;
    this.slots = slots;
    this.candidates = candidates;
    this.byId = byId;
    this.free = free;
    this.vocabularySize = vocabulary.size();
  }

  /** No queries yet. */
  public static StoredQueries none(Fields fields) {
    Vocabulary vocabulary = new Vocabulary(fields);
    return new StoredQueries(
        vocabulary,
        new Workers(vocabulary),
        PersistentArray.empty(),
        Candidates.none(),
        HashMap.empty(),
        FreeSlots.NONE);
  }

  /**
   * Stores queries.
   *
   * @throws InvalidQuery when one cannot be stored; names it, and its clause that cannot
   * @throws IllegalArgumentException when two have the same id
   */
  public static StoredQueries of(Fields fields, Collection<StoredQuery> queries)
      throws InvalidQuery {
    return none(fields).with(queries);
  }

  /**
   * These queries and others, which take the place of those with the same ids.
   *
   * @throws InvalidQuery when one cannot be stored; names it, and its clause that cannot
   * @throws IllegalArgumentException when two of the others have the same id
   */
  public StoredQueries with(Collection<StoredQuery> others) throws InvalidQuery {
    return changed(others, List.of());
  }

  /** These queries but some; ids that are not stored do not matter. */
  public StoredQueries without(Collection<String> ids) {
    try {
      return changed(List.of(), ids);
    } catch (InvalidQuery e) {
      throw new IllegalStateException("nothing was stored", e);
    }
  }

  /**
   * Removes some queries and stores others, at once.
   *
   * @throws InvalidQuery when one cannot be stored; names it, and its clause that cannot
   * @throws IllegalArgumentException when two of those to store have the same id
   */
  public StoredQueries changed(Collection<StoredQuery> stored, Collection<String> removed)
      throws InvalidQuery {
    return new Change(vocabulary, slots, candidates, byId, free)
        .remove(removed)
        .store(stored)
        .done(workers);
  }

  /**
   * The same queries, with the words that make them candidates chosen by what has been learnt of
   * words' frequencies. Matches the same, faster.
   */
  public StoredQueries rechosen() {
    return rechosen(0, slots.capacity());
  }

  /** Likewise, for the queries of some slots only. */
  StoredQueries rechosen(int from, int until) {
    return new Change(vocabulary, slots, candidates, byId, free)
        .chooseAgain(from, until)
        .done(workers);
  }

  /** How many queries there are. */
  public int size() {
    return byId.size();
  }

  /**
   * The ids of the queries that any document makes candidates, since they ask for no word: for all
   * documents, for the absence of something alone, for a number. In no particular order.
   */
  public List<String> expensive() {
    List<String> found = new ArrayList<>();
    for (int slot = 0; slot < slots.capacity(); slot++) {
      Stored stored = slots.get(slot);
      if (stored != null && isExpensive(stored)) {
        found.add(stored.id());
      }
    }
    return found;
  }

  private boolean isExpensive(Stored stored) {
    return stored.clause().cover(vocabulary.frequencies()).isUniversal();
  }

  /**
   * The ids of the queries that a document matches, in no particular order.
   *
   * @throws IllegalArgumentException when it has a field that there is not, or a value of another
   *     kind than the field's
   */
  public List<String> match(TextDocument document) {
    return workers.lend(worker -> worker.match(this, document));
  }

  /**
   * The queries that a document matches and where, in no particular order.
   *
   * @throws IllegalArgumentException when it has a field that there is not, or a value of another
   *     kind than the field's
   */
  public List<Match> matchWithSpans(TextDocument document) {
    return workers.lend(worker -> worker.matchWithSpans(this, document));
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The size of the vocabulary when these queries were stored. */
  int vocabularySize() {
    return vocabularySize;
  }

  @Nullable Stored slot(int slot) {
    return slots.get(slot);
  }

  /** The number of slots, taken or not. */
  int slots() {
    return slots.capacity();
  }

  /** Which queries a word makes candidates; see {@link Candidates}. */
  int @Nullable [] candidates(int word) {
    return candidates.of(word);
  }
}
