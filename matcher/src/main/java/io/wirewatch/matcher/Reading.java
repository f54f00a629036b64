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

  private final PresentWords words = new PresentWords();

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
  private final SentencesOfWords sentencesOfWords = new SentencesOfWords(this);

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
    words.clear();
    seen = 0;
    numbers.clear();
    tokens.clear();
    sentences.clear();
    sentencesOfWords.clear();
    sight.everywhere();
  }

  /** The words of the text, one after the other. */
  Tokens tokens() {
    return tokens;
  }

  Sentences sentences() {
    return sentences;
  }

  SentencesOfWords sentencesOfWords() {
    return sentencesOfWords;
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
    addLocal(id);
  }

  /** Notes that a word occurs at the last of the tokens. */
  void noteAtLastToken(int id) {
    if (seen == seenLocal.length) {
      seenLocal = Arrays.copyOf(seenLocal, seen * 2);
      seenToken = Arrays.copyOf(seenToken, seen * 2);
    }
    int local = addLocal(id);
    occurrencesEnd[local]++;
    seenLocal[seen] = local;
    seenToken[seen++] = tokens.size() - 1;
  }

  private int addLocal(int id) {
    int before = words.size();
    int local = words.add(id);
    if (local == before) {
      if (local == occurrencesEnd.length) {
        occurrencesEnd = Arrays.copyOf(occurrencesEnd, local * 2);
      }
      occurrencesEnd[local] = 0;
    }
    return local;
  }

  /** Sorts the occurrences by word, once all of the document has been read. */
  void sort() {
    int sum = 0;
    for (int i = 0; i < words.size(); i++) {
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

  /** The words that the document has. */
  PresentWords words() {
    return words;
  }

  /** Whether a word is anywhere in the document, in sight or not. */
  boolean isPresent(int id) {
    return words.has(id);
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
    int low = firstOccurrence(word.id);
    int end = occurrencesEnd(word.id);
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

  /** The first occurrence of a word that the document has, in sight or not. */
  int firstOccurrence(int id) {
    int local = words.local(id);
    return local == 0 ? 0 : occurrencesEnd[local - 1];
  }

  /** Where the occurrences of a word that the document has end. */
  int occurrencesEnd(int id) {
    return occurrencesEndOfLocal(words.local(id));
  }

  /** The same, by the number that the word has among those of the document. */
  int occurrencesEndOfLocal(int local) {
    return occurrencesEnd[local];
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
