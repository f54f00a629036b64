package io.wirewatch.matcher;

import java.util.Arrays;

/**
 * What one document says, as far as stored queries ask for it: which words it has, and where. Used
 * by one thread, for one document after the other; keeps its arrays.
 *
 * <p>An occurrence is a number: those of one word follow each other in the order of the text.
 */
final class Reading {
  private final boolean[] isText;
  private final String[] fieldNames;

  // which words: ids[localOf[id]] == id for those that the document has
  private long[] present = new long[16];
  private int[] localOf = new int[1024];
  private int[] ids = new int[256];
  private int words;

  // where, as it is read
  private int[] seenLocal = new int[512];
  private int[] seenToken = new int[512];
  private int seen;

  // where, word by word
  private int[] occurrencesEnd = new int[256];
  private int[] positions = new int[512];
  private int[] tokenOf = new int[512];

  private final Tokens tokens = new Tokens();
  private final Sentences sentences;

  private final Numbers numbers = new Numbers();
  private final Sight sight = new Sight();

  private long[] places = new long[16];

  private final ReadingReader asIndex;

  Reading(Vocabulary vocabulary) {
    Fields fields = vocabulary.fields();
    asIndex = new ReadingReader(this, vocabulary);
    isText = new boolean[fields.size()];
    fieldNames = fields.names().toArray(String[]::new);
    for (String name : fields.names()) {
      Fields.Field field = fields.get(name);
      if (field != null) {
        isText[field.number()] = field.kind() == Fields.Kind.TEXT;
      }
    }
    sentences = new Sentences(fields.size());
  }

  // --- written while a document is read

  /** Forgets the last document. */
  void clear() {
    for (int i = 0; i < words; i++) {
      present[ids[i] >>> 6] = 0;
    }
    words = 0;
    seen = 0;
    numbers.clear();
    tokens.clear();
    sentences.clear();
    sight.everywhere();
  }

  /** The words of the text, one after the other. */
  Tokens tokens() {
    return tokens;
  }

  Sentences sentences() {
    return sentences;
  }

  Numbers numbers() {
    return numbers;
  }

  /** What of the document is looked at. */
  Sight sight() {
    return sight;
  }

  /** Notes that the document has a word that has no place. */
  void note(int id) {
    local(id);
  }

  /** Notes that a word occurs at the last of the tokens. */
  void noteAtLastToken(int id) {
    if (seen == seenLocal.length) {
      seenLocal = Arrays.copyOf(seenLocal, seen * 2);
      seenToken = Arrays.copyOf(seenToken, seen * 2);
    }
    int local = local(id);
    occurrencesEnd[local]++;
    seenLocal[seen] = local;
    seenToken[seen++] = tokens.size() - 1;
  }

  private int local(int id) {
    if (id >= localOf.length) {
      localOf = Arrays.copyOf(localOf, Math.max(id + 1, localOf.length * 2));
      present = Arrays.copyOf(present, (localOf.length >>> 6) + 1);
    }
    if (isPresent(id)) {
      return localOf[id];
    }
    if (words == ids.length) {
      ids = Arrays.copyOf(ids, words * 2);
      occurrencesEnd = Arrays.copyOf(occurrencesEnd, words * 2);
    }
    present[id >>> 6] |= 1L << id;
    localOf[id] = words;
    ids[words] = id;
    occurrencesEnd[words] = 0;
    return words++;
  }

  /** Sorts the occurrences by word, once all of the document has been read. */
  void sort() {
    int sum = 0;
    for (int i = 0; i < words; i++) {
      int count = occurrencesEnd[i];
      occurrencesEnd[i] = sum;
      sum += count;
    }
    if (sum > positions.length) {
      positions = new int[sum * 2];
      tokenOf = new int[sum * 2];
    }
    for (int i = 0; i < seen; i++) {
      int at = occurrencesEnd[seenLocal[i]]++;
      tokenOf[at] = seenToken[i];
      positions[at] = tokens.position(seenToken[i]);
    }
  }

  // --- asked by clauses

  /** How many different words the document has. */
  int words() {
    return words;
  }

  /** The numbers of the words; only the first {@link #words} count. */
  int[] ids() {
    return ids;
  }

  /** Whether a word is anywhere in the document, in sight or not. */
  boolean isPresent(int id) {
    int at = id >>> 6;
    return at < present.length && (present[at] & 1L << id) != 0;
  }

  /** Whether a word is in sight. */
  boolean has(Word word) {
    return (sight.isPartOf(word.field) && word.hasPlaces())
        ? next(word, 0) >= 0
        : isPresent(word.id);
  }

  /** A word's first occurrence in sight at a position or after it; -1 when there is none. */
  int next(Word word, int position) {
    if (!isPresent(word.id)) {
      return -1;
    }
    int local = localOf[word.id];
    int low = local == 0 ? 0 : occurrencesEnd[local - 1];
    int end = occurrencesEnd[local];
    int target = Math.max(position, sight.first(word.field));
    int high = end;
    while (high - low > 8) {
      int middle = (low + high) >>> 1;
      if (positions[middle] < target) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    while (low < end && positions[low] < target) {
      low++;
    }
    return low < end && positions[low] < sight.end(word.field) ? low : -1;
  }

  /** Where the occurrences of a word end. */
  int end(Word word) {
    return isPresent(word.id) ? occurrencesEnd[localOf[word.id]] : 0;
  }

  /** The position of an occurrence, in words. */
  int position(int occurrence) {
    return positions[occurrence];
  }

  /** The token of an occurrence. */
  int token(int occurrence) {
    return tokenOf[occurrence];
  }

  /** Where an occurrence starts, in UTF-16 units. */
  int start(int occurrence) {
    return tokens.start(tokenOf[occurrence]);
  }

  /** Where an occurrence ends, in UTF-16 units, exclusive. */
  int end(int occurrence) {
    return tokens.end(tokenOf[occurrence]);
  }

  /** That of two occurrences which starts first. */
  int earlier(int one, int another) {
    return start(another) < start(one) ? another : one;
  }

  /** That of two occurrences which ends last. */
  int later(int one, int another) {
    return end(another) > end(one) ? another : one;
  }

  String fieldName(int field) {
    return fieldNames[field];
  }

  boolean isText(int field) {
    return isText[field];
  }

  /** An array for a clause to work in, until it asks again. */
  long[] places(int size) {
    if (places.length < size) {
      places = new long[size * 2];
    }
    return places;
  }

  /** The words in sight, for Lucene. */
  ReadingReader asIndex() {
    return asIndex;
  }
}
