package io.wirewatch.alert.episode;

import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.timeline.Nanos;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The groups that are held ready; one that is not is read again from the store. */
final class Groups {
  private final Limits limits;
  private final MatchStore store;
  private final UnaryOperator<String> survivor;
  private final Names names = new Names();
  private final Map<String, Group> ready = new LinkedHashMap<>(16, 0.75f, true);
  private long weight;

  Groups(Limits limits, MatchStore store, UnaryOperator<String> survivor) {
    this.limits = limits;
    this.store = store;
    this.survivor = survivor;
  }

  /** A group, of a rule as it is now. */
  Group get(String key, Rule rule) {
    Group group = ready.get(key);
    if (group == null || !group.isOf(rule)) {
      release(key);
      Group read = new Group(key, rule, store.history(key).orElse(History.NONE), survivor, names);
      store.forEach(key, read::add);
      ready.put(key, read);
      trim(read);
      group = read;
    }
    return group;
  }

  /** Holds a group as a new one, once nothing is stored of it: so it need not be looked for. */
  void renew(Group over) {
    release(over.key());
    Group group = new Group(over.key(), over.rule(), History.NONE, survivor, names);
    ready.put(over.key(), group);
    trim(group);
  }

  /** Keeps what was told of a group. */
  void keepHistory(Group group) {
    store.put(group.key(), group.history());
    group.noteStored();
  }

  /** Keeps a match, and in which key its story is told. */
  void keep(Group group, Matched match) {
    store.put(match);
    Group.Held held = group.held(match.article());
    if (held != null && group.countsStories() && group.tellings(held.story()) == 1) {
      store.putStory(held.story(), group.key());
    }
  }

  /** Forgets a match that is no longer held, and where its story was told if it was the last. */
  void forget(Group group, Group.Held gone) {
    store.delete(group.key(), gone.item().time(), gone.item().article());
    lose(group, gone);
  }

  /** Forgets where a story was told if none that is held tells it. */
  void lose(Group group, Group.Held gone) {
    if (group.countsStories() && !gone.story().isEmpty() && group.tellings(gone.story()) == 0) {
      store.deleteStory(gone.story(), group.key());
    }
  }

  /** A story is part of another now. */
  void merge(Group group, String story, String into) {
    group.merge(story, into);
    store.deleteStory(story, group.key());
    if (group.tellings(into) > 0) {
      store.putStory(into, group.key());
    }
  }

  /**
   * Drops what is too old to matter, and the oldest of what is too much.
   *
   * @return whether there was too much
   */
  boolean dropOld(Group group, long settled) {
    long horizon = settled - Nanos.of(group.rule().condition().reach());
    while (group.size() > 0 && group.byTime().first().time() < horizon) {
      dropOldest(group);
    }
    boolean tooMany = group.size() > limits.perGroup();
    while (group.size() > limits.perGroup()) {
      group.tell(group.history().dropped(group.byTime().first().time()));
      dropOldest(group);
    }
    return tooMany;
  }

  /** Drops the oldest; whether there was one. */
  boolean dropOldest(Group group) {
    Group.Held gone = group.size() == 0 ? null : group.held(group.byTime().first().article());
    if (gone == null) {
      return false;
    }
    group.forget(gone);
    forget(group, gone);
    return true;
  }

  /** Holds no more ready than the limit, and this one in any case. */
  void trim(Group last) {
    weight += last.weigh();
    Iterator<Group> oldest = ready.values().iterator();
    while (weight > limits.inMemory() && oldest.hasNext()) {
      Group group = oldest.next();
      if (group != last) {
        oldest.remove();
        weight += group.weighNothing();
      }
    }
  }

  /** Holds a group no longer. */
  void release(String key) {
    Group group = ready.remove(key);
    if (group != null) {
      weight += group.weighNothing();
    }
  }
}
