package io.wirewatch.matcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Matches documents, one after the other. Used by one thread at a time; keeps its arrays. */
final class Worker {
  /** One document in so many is learnt from. */
  private static final int LEARNS_FROM = 8;

  private static final int NOT_WHOLE = -2;

  private final Vocabulary vocabulary;
  private final Reading reading;
  private final DocumentReader reader;
  private final Witnesses witnesses;

  /** By slot: the last document for which the query was decided. */
  private int[] decidedFor = new int[64];

  private int document;

  private final List<Stored> found = new ArrayList<>();

  /** For each query found: the one or two words that are all it asks for, or NOT_WHOLE. */
  private int[] wholeWords = new int[64];

  Worker(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    reading = new Reading(vocabulary);
    reader = new DocumentReader(vocabulary, reading);
    witnesses = new Witnesses(reading);
  }

  /** The ids of the queries that a document matches. */
  List<String> match(StoredQueries queries, TextDocument document) {
    find(queries, document);
    List<String> ids = new ArrayList<>(found.size());
    for (Stored stored : found) {
      ids.add(stored.id());
    }
    return ids;
  }

  /** The queries that a document matches, and where. */
  List<Match> matchWithSpans(StoredQueries queries, TextDocument document) {
    find(queries, document);
    List<Match> matches = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      Stored stored = found.get(i);
      if (wholeWords[2 * i] == NOT_WHOLE) {
        witness(stored);
      } else {
        witness(wholeWords[2 * i]);
        witness(wholeWords[2 * i + 1]);
      }
      matches.add(new Match(stored.id(), witnesses.take()));
    }
    return matches;
  }

  private void find(StoredQueries queries, TextDocument text) {
    found.clear();
    reader.read(text, queries.vocabularySize());
    begin(queries);
    int[] words = reading.ids();
    for (int i = 0; i < reading.words(); i++) {
      int[] list = queries.candidates(words[i]);
      if (list != null) {
        ask(queries, words[i], list);
      }
    }
    if (document % LEARNS_FROM == 0) {
      vocabulary.frequencies().learn(words, reading.words());
    }
  }

  private void begin(StoredQueries queries) {
    if (decidedFor.length < queries.slots()) {
      decidedFor = Arrays.copyOf(decidedFor, queries.slots());
    }
    if (++document == Integer.MAX_VALUE) {
      Arrays.fill(decidedFor, 0);
      document = 1;
    }
  }

  private void ask(StoredQueries queries, int word, int[] list) {
    for (int i = 0; i < list.length; i += 2) {
      int second = list[i];
      if (second != Candidates.NO_SECOND && !reading.isPresent(second)) {
        continue;
      }
      int slot = Candidates.slot(list[i + 1]);
      if (decidedFor[slot] == document) {
        continue;
      }
      decidedFor[slot] = document;
      Stored stored = queries.slot(slot);
      if (stored != null) {
        switch (Candidates.verdict(list[i + 1])) {
          case WHOLE_MATCH -> add(stored, word, second);
          case MATCH -> add(stored, NOT_WHOLE, NOT_WHOLE);
          case CANDIDATE -> {
            if (matches(stored)) {
              add(stored, NOT_WHOLE, NOT_WHOLE);
            }
          }
        }
      }
    }
  }

  private void add(Stored stored, int word, int second) {
    int at = 2 * found.size();
    if (at == wholeWords.length) {
      wholeWords = Arrays.copyOf(wholeWords, at * 2);
    }
    wholeWords[at] = word;
    wholeWords[at + 1] = second;
    found.add(stored);
  }

  private boolean matches(Stored stored) {
    if (stored.sentencesOf() == Stored.DOCUMENT) {
      return stored.clause().matches(reading);
    }
    int sentences = reading.sentences().count(stored.sentencesOf());
    boolean found = false;
    for (int sentence = 0; sentence < sentences && !found; sentence++) {
      found = matches(stored, sentence);
    }
    reading.everywhere();
    return found;
  }

  private void witness(int word) {
    if (word != Candidates.NO_SECOND) {
      vocabulary.byNumber(word).witness(reading, witnesses);
    }
  }

  private void witness(Stored stored) {
    if (stored.sentencesOf() == Stored.DOCUMENT) {
      stored.clause().witness(reading, witnesses);
      return;
    }
    int sentences = reading.sentences().count(stored.sentencesOf());
    for (int sentence = 0; sentence < sentences; sentence++) {
      if (matches(stored, sentence)) {
        stored.clause().witness(reading, witnesses);
      }
    }
    reading.everywhere();
  }

  private boolean matches(Stored stored, int sentence) {
    int field = stored.sentencesOf();
    Sentences sentences = reading.sentences();
    reading.onlyWithin(field, sentences.start(field, sentence), sentences.end(field, sentence));
    return stored.clause().matches(reading);
  }
}
