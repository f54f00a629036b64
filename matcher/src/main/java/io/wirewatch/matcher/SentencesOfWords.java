package io.wirewatch.matcher;

/**
 * In which sentences of its field a document has a word: the bit {@code n % 64} stands for sentence
 * {@code n}, and for others. Found for all words when the first is asked for; used by one thread.
 */
final class SentencesOfWords {
  /** Of what is in all of them, or in none for certain. */
  static final long ALL = -1;

  private final Reading reading;
  private long[] ofToken = new long[512];
  private long[] ofWord = new long[256];
  private boolean known;

  SentencesOfWords(Reading reading) {
    this.reading = reading;
  }

  /** Forgets the last document. */
  void clear() {
    known = false;
  }

  /** The sentences of a field that have a word; all, when it has no place in the field. */
  long with(int field, Word word) {
    if (!reading.isPresent(word.id)) {
      return 0;
    }
    if (word.field != field || !word.hasPlaces()) {
      return ALL;
    }
    if (!known) {
      find();
      known = true;
    }
    return ofWord[reading.words().local(word.id)];
  }

  /** Those that have one of words[from] to words[end - 1]. */
  long withAny(int field, Word[] words, int from, int end) {
    long any = 0;
    for (int i = from; i < end; i++) {
      any |= with(field, words[i]);
    }
    return any;
  }

  private void find() {
    Tokens tokens = reading.tokens();
    if (ofToken.length < tokens.size()) {
      ofToken = new long[tokens.size() * 2];
    }
    for (int token = 0; token < tokens.size(); token++) {
      int sentence = reading.sentences().of(tokens.field(token), tokens.position(token));
      ofToken[token] = 1L << sentence;
    }
    int words = reading.words().size();
    if (ofWord.length < words) {
      ofWord = new long[words * 2];
    }
    for (int local = 0, at = 0; local < words; local++) {
      ofWord[local] = 0;
      for (int end = reading.occurrencesEndOfLocal(local); at < end; at++) {
        ofWord[local] |= ofToken[reading.token(at)];
      }
    }
  }
}
