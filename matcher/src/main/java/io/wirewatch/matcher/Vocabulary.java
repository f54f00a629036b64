package io.wirewatch.matcher;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The words that stored queries ask for, numbered. Grows, and is shared by all snapshots that were
 * made from each other; a word stays when the last query that asks for it is gone.
 *
 * <p>Words are added under a lock and looked up without one. Whoever has a snapshot finds all of
 * its words, since they were added before it was published.
 */
final class Vocabulary {
  private static final int PRIME = 0x01000193; // of the 32-bit FNV hash

  private final Fields fields;
  private final int seed =
      new SplittableRandom().nextInt(); // so that nobody can make words collide
  private final Patterns[] patterns;
  private final @Nullable Word[] anyValue;
  private final Word anyDocument;
  private final Map<Query, Word> patternWords = new HashMap<>();
  private final Frequencies frequencies = new Frequencies();

  private volatile @Nullable Word[] byNumber = new Word[64];
  private volatile @Nullable Word[] table = new Word[64];
  private volatile int size;
  private volatile boolean needsAllWords;
  private volatile boolean needsAllPlaces;

  Vocabulary(Fields fields) {
    this.fields = fields;
    patterns = new Patterns[fields.size()];
    Arrays.setAll(patterns, field -> new Patterns());
    anyValue = new Word[fields.size()];
    anyDocument = new Word(0, -2, "", "*:*", Word.Kind.DOCUMENT, 0);
    byNumber[0] = anyDocument;
    size = 1;
  }

  Fields fields() {
    return fields;
  }

  Frequencies frequencies() {
    return frequencies;
  }

  /** How many numbers have been given to words. */
  int size() {
    return size;
  }

  /** What every document has. */
  Word anyDocument() {
    return anyDocument;
  }

  /** What a document has when it has a value of a field. */
  synchronized Word anyValue(Fields.Field field) {
    Word known = anyValue[field.number()];
    if (known == null) {
      String syntax = field.name() + ":[* TO *]";
      known = numbered(field, syntax, Word.Kind.VALUE, 0);
      anyValue[field.number()] = known;
    }
    return known;
  }

  @Nullable Word knownAnyValue(int field) {
    return anyValue[field];
  }

  /** The word for a term of a field. */
  synchronized Word word(Fields.Field field, String term) {
    char[] chars = term.toCharArray();
    int hash = hash(field.number(), chars, 0, chars.length);
    Word known = find(field.number(), chars, 0, chars.length, hash);
    if (known == null) {
      known = numbered(field, term, Word.Kind.TERM, hash);
      if (size * 2 > table.length) {
        grow();
      }
      insert(table, known);
    }
    return known;
  }

  /**
   * The word for all terms of a field that a pattern accepts.
   *
   * @param pattern the query that asks for it; equal queries have the same word
   * @param prefix with which all such terms start; may be empty
   */
  synchronized Word pattern(
      Fields.Field field, Query pattern, String prefix, Predicate<BytesRef> accepts) {
    Word known = patternWords.get(pattern);
    if (known == null) {
      known = numbered(field, pattern.toString(""), Word.Kind.PATTERN, 0);
      patterns[field.number()].add(known.id, prefix, accepts);
      patternWords.put(pattern, known);
    }
    return known;
  }

  /** The patterns of a field. */
  Patterns patterns(int field) {
    return patterns[field];
  }

  /** From now on, readings are to hold also words that are not in the vocabulary. */
  void needAllWords() {
    needsAllWords = true;
  }

  boolean needsAllWords() {
    return needsAllWords;
  }

  /** From now on, readings are to hold also where words are that are not in the vocabulary. */
  void needAllPlaces() {
    needsAllPlaces = true;
  }

  boolean needsAllPlaces() {
    return needsAllPlaces || needsAllWords;
  }

  /** The word for a term of a field, if some query asks for it. */
  @Nullable Word find(int field, char[] chars, int from, int length) {
    return find(field, chars, from, length, hash(field, chars, from, length));
  }

  private @Nullable Word find(int field, char[] chars, int from, int length, int hash) {
    @Nullable Word[] words = table;
    int mask = words.length - 1;
    for (int i = hash & mask; ; i = (i + 1) & mask) {
      Word word = words[i];
      if (word == null
          || (word.hash == hash && word.field == field && word.is(chars, from, length))) {
        return word;
      }
    }
  }

  private int hash(int field, char[] chars, int from, int length) {
    int hash = (seed ^ field) * PRIME;
    for (int i = from; i < from + length; i++) {
      hash = (hash ^ chars[i]) * PRIME;
    }
    int mixed = (hash ^ hash >>> 16) * 0x85EBCA6B; // as MurmurHash3 ends
    return mixed ^ mixed >>> 13;
  }

  /** The word of a number. */
  Word byNumber(int id) {
    return Objects.requireNonNull(byNumber[id]);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // called under the lock
  private Word numbered(Fields.Field field, String text, Word.Kind kind, int hash) {
    Word word = new Word(size, field.number(), field.name(), text, kind, hash);
    frequencies.makeRoom(size + 1);
    if (size == byNumber.length) {
      byNumber = Arrays.copyOf(byNumber, size * 2);
    }
    byNumber[size] = word;
    size++;
    return word;
  }

  private void grow() {
    @Nullable Word[] larger = new Word[table.length * 2];
    for (Word word : table) {
      if (word != null) {
        insert(larger, word);
      }
    }
    table = larger;
  }

  private static void insert(@Nullable Word[] table, Word word) {
    int mask = table.length - 1;
    int at = word.hash & mask;
    while (table[at] != null) {
      at = (at + 1) & mask;
    }
    table[at] = word;
  }
}
