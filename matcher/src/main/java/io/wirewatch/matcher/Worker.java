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
    witnesses = new Witnesses(vocabulary, reading);
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
    if (withSpans) {
      witnesses.clear();
    }
    int[] words = reading.words().ids();
    int count = reading.words().size();
    for (int i = 0; i < count; i++) {
      int[] list = queries.candidates(words[i]);
      if (list != null) {
        ask(queries, words[i], list, withSpans);
      }
    }
    if (document % LEARNS_FROM == 0) {
      vocabulary.frequencies().learn(words, count);
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
      Stored stored = decidedFor[slot] == document ? null : queries.slot(slot);
      if (stored == null) {
        continue;
      }
      if (stored.sentencesOf() != Stored.DOCUMENT) {
        askOfSentences(stored, withSpans);
        continue;
      }
      decidedFor[slot] = document;
      Cover.Verdict verdict = Candidates.verdict(list[i + 1]);
      if (withSpans) {
        add(stored, verdict, word, second);
      } else if (verdict != Cover.Verdict.CANDIDATE || stored.clause().matches(reading)) {
        ids.add(stored.id());
      }
    }
  }

  /** Adds a query with its spans, if it matches. */
  private void add(Stored stored, Cover.Verdict verdict, int word, int second) {
    if (verdict == Cover.Verdict.WHOLE_MATCH) {
      witnesses.addFirst(word);
      if (second != Candidates.NO_SECOND) {
        witnesses.addFirst(second);
      }
    } else if (!stored.clause().witness(reading, witnesses)) {
      witnesses.cutTo(0);
      return;
    }
    matches.add(new Match(stored.id(), witnesses.take()));
  }

  /** Asks a query of the sentences that have the words it takes, until it is found in one. */
  private void askOfSentences(Stored stored, boolean withSpans) {
    decidedFor[stored.slot()] = document;
    int field = stored.sentencesOf();
    long possible = stored.clause().sentences(field, reading);
    int count = possible == 0 ? 0 : reading.sentences().count(field);
    for (int i = 0; i < count; i++) {
      if (isIn(possible, i) && look(stored, i)) {
        if (withSpans) {
          addSentences(stored, possible, i);
        } else {
          ids.add(stored.id());
        }
        break;
      }
    }
    reading.sight().everywhere();
  }

  private static boolean isIn(long sentences, int sentence) {
    return (sentences >>> sentence & 1) != 0;
  }

  private void addSentences(Stored stored, long possible, int first) {
    for (int i = first; i < reading.sentences().count(stored.sentencesOf()); i++) {
      if (isIn(possible, i)) {
        lookAt(stored.sentencesOf(), i);
        int before = witnesses.size();
        if (!stored.clause().witness(reading, witnesses)) {
          witnesses.cutTo(before);
        }
      }
    }
    matches.add(new Match(stored.id(), witnesses.take()));
  }

  private boolean look(Stored stored, int sentence) {
    lookAt(stored.sentencesOf(), sentence);
    return stored.clause().matches(reading);
  }

  private void lookAt(int field, int sentence) {
    Sentences sentences = reading.sentences();
    reading
        .sight()
        .onlyWithin(field, sentences.start(field, sentence), sentences.end(field, sentence));
  }
}
