package io.wirewatch.matcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Matches documents, one after the other. Used by one thread at a time; keeps its arrays. */
final class Worker {
  /** One document in so many is learnt from. */
  private static final int LEARNS_FROM = 8;

  private final Vocabulary vocabulary;
  private final Reading reading;
  private final DocumentReader reader;
  private final Witnesses witnesses;

  /** By slot: the last document for which the query was decided. */
  private int[] decidedFor = new int[64];

  private int document;

  private final List<String> ids = new ArrayList<>();
  private final List<Match> matches = new ArrayList<>();

  Worker(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    reading = new Reading(vocabulary);
    reader = new DocumentReader(vocabulary, reading);
    witnesses = new Witnesses(reading);
  }

  /** The ids of the queries that a document matches. */
  List<String> match(StoredQueries queries, TextDocument document) {
    ids.clear();
    find(queries, document, false);
    return new ArrayList<>(ids);
  }

  /** The queries that a document matches, and where. */
  List<Match> matchWithSpans(StoredQueries queries, TextDocument document) {
    matches.clear();
    find(queries, document, true);
    List<Match> found = new ArrayList<>(matches);
    matches.clear(); // so as not to hold on to them
    return found;
  }

  private void find(StoredQueries queries, TextDocument text, boolean withSpans) {
    reader.read(text, queries.vocabularySize());
    begin(queries);
    int[] words = reading.ids();
    for (int i = 0; i < reading.words(); i++) {
      int[] list = queries.candidates(words[i]);
      if (list != null) {
        ask(queries, words[i], list, withSpans);
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

  private void ask(StoredQueries queries, int word, int[] list, boolean withSpans) {
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
      Cover.Verdict verdict = Candidates.verdict(list[i + 1]);
      if (stored == null || (verdict == Cover.Verdict.CANDIDATE && !matches(stored))) {
        continue;
      }
      if (!withSpans) {
        ids.add(stored.id());
      } else if (verdict == Cover.Verdict.WHOLE_MATCH) {
        add(stored, word, second);
      } else {
        add(stored);
      }
    }
  }

  /** Adds a match of which one or two words are the only witnesses. */
  private void add(Stored stored, int word, int second) {
    vocabulary.byNumber(word).witness(reading, witnesses);
    if (second != Candidates.NO_SECOND) {
      vocabulary.byNumber(second).witness(reading, witnesses);
    }
    matches.add(new Match(stored.id(), witnesses.take()));
  }

  private void add(Stored stored) {
    witness(stored);
    matches.add(new Match(stored.id(), witnesses.take()));
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
    reading.sight().everywhere();
    return found;
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
    reading.sight().everywhere();
  }

  private boolean matches(Stored stored, int sentence) {
    int field = stored.sentencesOf();
    Sentences sentences = reading.sentences();
    reading
        .sight()
        .onlyWithin(field, sentences.start(field, sentence), sentences.end(field, sentence));
    return stored.clause().matches(reading);
  }
}
