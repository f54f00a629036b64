package io.wirewatch.matcher;

import io.vavr.collection.HashMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes one snapshot of stored queries from another. Used once, by one thread. */
final class Change {
  /** Other words are chosen only when they are that much rarer. */
  private static final double WORTHWHILE = 0.7;

  private final Vocabulary vocabulary;
  private final PersistentArray.Editor<Stored> slots;
  private final Candidates candidates;
  private final Candidates.Edit edit = new Candidates.Edit();
  private HashMap<String, Stored> byId;
  private FreeSlots free;

  Change(
      Vocabulary vocabulary,
      PersistentArray<Stored> slots,
      Candidates candidates,
      HashMap<String, Stored> byId,
      FreeSlots free) {
    this.vocabulary = vocabulary;
    this.slots = slots.edit();
    this.candidates = candidates;
    this.byId = byId;
    this.free = free;
  }

  Change remove(Collection<String> ids) {
    for (String id : ids) {
      Stored stored = byId.getOrElse(id, null);
      if (stored != null) {
        edit.remove(stored);
        byId = byId.remove(id);
        slots.set(stored.slot(), null);
        free = free.andAlso(stored.slot());
      }
    }
    return this;
  }

  /** Compiles all first, so that either all are stored or none. */
  Change store(Collection<StoredQuery> queries) throws InvalidQuery {
    Compiler compiler = new Compiler(vocabulary);
    List<Clause> clauses = new ArrayList<>(queries.size());
    Set<String> ids = new HashSet<>();
    for (StoredQuery query : queries) {
      if (queries.size() > 1 && !ids.add(query.id())) {
        throw new IllegalArgumentException("two queries to be stored have the id " + query.id());
      }
      try {
        checkSentences(query);
        clauses.add(compiler.compile(query.query()));
      } catch (InvalidQuery e) {
        throw new InvalidQuery("query " + query.id() + " " + e.reason());
      }
    }
    int at = 0;
    for (StoredQuery query : queries) {
      store(query, clauses.get(at++));
    }
    return this;
  }

  private void store(StoredQuery query, Clause clause) {
    Stored before = byId.getOrElse(query.id(), null);
    int slot;
    if (before == null) {
      slot = free.first();
      free = free.afterFirst();
    } else {
      slot = before.slot();
      edit.remove(before);
    }
    Cover cover = clause.cover(vocabulary.frequencies());
    Stored stored =
        new Stored(query.id(), slot, clause, fieldOfSentences(query), Stored.words(cover));
    edit.add(stored, cover);
    slots.set(slot, stored);
    byId = byId.put(query.id(), stored);
  }

  /** Chooses words again for the queries in some slots. */
  Change chooseAgain(int from, int until) {
    Frequencies frequencies = vocabulary.frequencies();
    for (int slot = from; slot < until; slot++) {
      Stored stored = slots.get(slot);
      if (stored != null) {
        Cover cover = stored.clause().cover(frequencies);
        if (cover.cost() < cost(stored) * WORTHWHILE) {
          edit.remove(stored);
          Stored again = stored.withCover(cover);
          edit.add(again, cover);
          slots.set(slot, again);
          byId = byId.put(again.id(), again);
        }
      }
    }
    return this;
  }

  private double cost(Stored stored) {
    double cost = 0;
    for (int word : stored.cover()) {
      cost += vocabulary.frequencies().of(vocabulary.byNumber(word));
    }
    return cost;
  }

  StoredQueries done(Workers workers) {
    return new StoredQueries(
        vocabulary, workers, slots.done(), edit.applyTo(candidates), byId, free);
  }

  private void checkSentences(StoredQuery query) throws InvalidQuery {
    if (query.sentencesOf().isPresent()) {
      String name = query.sentencesOf().get();
      Fields.Field field = vocabulary.fields().get(name);
      if (field == null || field.kind() != Fields.Kind.TEXT) {
        throw new InvalidQuery("is asked per sentence of " + name + ", which is no text field");
      }
    }
  }

  private int fieldOfSentences(StoredQuery query) {
    Fields.Field field = query.sentencesOf().map(vocabulary.fields()::get).orElse(null);
    return field == null ? Stored.DOCUMENT : field.number();
  }
}
