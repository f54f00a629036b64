package io.wirewatch.alert.episode;

import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.timeline.Change;
import io.wirewatch.alert.timeline.Item;
import io.wirewatch.alert.timeline.Stories;
import io.wirewatch.alert.timeline.Timeline;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.agrona.collections.Object2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The articles that count for one rule and group, and those below its score, which are only shown.
 */
final class Group {
  /** What it weighs beside its articles, in articles: about 1 kB. */
  private static final int OF_GROUP = 7;

  /** What an article weighs where stories are counted, in others: about 350 bytes. */
  private static final int OF_STORY = 2;

  /** What an article weighs whose fingerprint is held to be compared: about 950 bytes. */
  private static final int OF_COMPARED = 6;

  private final String key;
  private final Rule rule;
  private final Timeline timeline;
  private final UnaryOperator<String> survivor;
  private final Optional<Stories> stories;
  private final Names names;
  private final Map<String, Held> held = new Object2ObjectHashMap<>();
  private final ByTime byTime = new ByTime();

  /** How many articles tell each story that the analysis says; where stories are counted. */
  private final Map<String, Integer> tellings = new Object2ObjectHashMap<>();

  private final String version;
  private History history;

  /** As it is stored; what can be found out again may be newer. */
  private History stored;

  private int weighed;

  /** Whether its episodes may have gone on for longer than was stored. */
  private boolean fresh = true;

  /**
   * A held article.
   *
   * @param item how it counts
   * @param story the story it tells, as the analysis says
   * @param hash of the match as it was written
   */
  record Held(Item item, String story, int hash) {}

  /**
   * Of a rule and group.
   *
   * @param survivor tells of a story what it is part of now
   * @param names those that it shares with others
   */
  Group(String key, Rule rule, History history, UnaryOperator<String> survivor, Names names) {
    this.key = key;
    this.rule = rule;
    this.version = rule.version();
    this.history = history;
    this.stored = history;
    this.survivor = survivor;
    this.names = names;
    this.timeline = Timeline.of(rule.condition());
    this.stories = Stories.countedBy(rule.condition());
  }

  String key() {
    return key;
  }

  /** The value that the rule groups by. */
  String name() {
    return key.substring(key.indexOf('|') + 1);
  }

  Rule rule() {
    return rule;
  }

  String version() {
    return version;
  }

  Timeline timeline() {
    return timeline;
  }

  boolean countsStories() {
    return stories.isPresent();
  }

  History history() {
    return history;
  }

  void tell(History history) {
    this.history = history;
  }

  History stored() {
    return stored;
  }

  /** Its history is stored as it is now. */
  void noteStored() {
    stored = history;
  }

  boolean isFresh() {
    return fresh;
  }

  void looked() {
    fresh = false;
  }

  /** Whether it is of a rule as it is now. */
  @SuppressWarnings("ReferenceEquality") // mostly it is, and a record compares all its parts
  boolean isOf(Rule other) {
    return rule == other || rule.equals(other);
  }

  int size() {
    return held.size();
  }

  /** Notes what it weighs now; tells how much more that is than was noted before. */
  int weigh() {
    int each =
        stories.map(known -> known.comparesFingerprints() ? OF_COMPARED : OF_STORY).orElse(1);
    return note(OF_GROUP + size() * each);
  }

  /** Notes that it is held no longer; tells how much more it weighs now, which is less than 0. */
  int weighNothing() {
    return note(0);
  }

  private int note(int now) {
    int before = weighed;
    weighed = now;
    return now - before;
  }

  /** What a story is part of now. */
  String survivor(String story) {
    return survivor.apply(story);
  }

  @Nullable Held held(String article) {
    return held.get(article);
  }

  /** The articles, by event time. */
  ByTime byTime() {
    return byTime;
  }

  /** How often a story is told that the analysis says. */
  int tellings(String story) {
    return tellings.getOrDefault(story, 0);
  }

  /** Adds an article that is not held. */
  Change add(Matched matched) {
    // one that does not count for its score joins no stories
    Optional<Stories> joined = matched.counts() ? stories : Optional.empty();
    String article = names.one(matched.article());
    String story = joined.isPresent() ? names.one(survivor.apply(matched.story())) : "";
    Map<String, String> named =
        joined.map(known -> known.add(article, story, matched.fingerprint())).orElse(Map.of());
    Item item =
        new Item(
            article,
            matched.time(),
            matched.clauses(),
            named.getOrDefault(article, ""),
            names.one(matched.source()));
    held.put(item.article(), new Held(item, story, Arrays.hashCode(matched.match())));
    byTime.add(item);
    if (stories.isPresent() && !story.isEmpty()) {
      tellings.merge(story, 1, Integer::sum);
    }
    Change own = timeline.add(item);
    Change others = rename(named);
    return own.and(new Change(others.from(), others.to(), false));
  }

  /** Takes an article away. */
  Change remove(Held gone) {
    Change own = timeline.remove(gone.item());
    drop(gone);
    Map<String, String> named =
        stories.map(known -> known.remove(gone.item().article())).orElse(Map.of());
    return own.and(rename(named));
  }

  /** Takes an article away that is too old to matter. */
  void forget(Held gone) {
    timeline.remove(gone.item());
    drop(gone);
    stories.ifPresent(known -> known.forget(gone.item().article()));
  }

  private void drop(Held gone) {
    held.remove(gone.item().article());
    byTime.remove(gone.item());
    tellings.computeIfPresent(gone.story(), (story, n) -> n == 1 ? null : (Integer) (n - 1));
  }

  /** A story is part of another now. */
  Change merge(String story, String into) {
    for (Map.Entry<String, Held> entry : held.entrySet()) {
      Held one = entry.getValue();
      if (one.story().equals(story)) {
        entry.setValue(new Held(one.item(), into, one.hash()));
      }
    }
    Integer told = tellings.remove(story);
    if (told != null) {
      tellings.merge(into, told, Integer::sum);
    }
    return rename(stories.map(known -> known.merge(story, into)).orElse(Map.of()));
  }

  private Change rename(Map<String, String> named) {
    Change change = Change.NONE;
    for (Map.Entry<String, String> entry : named.entrySet()) {
      Held one = held.get(entry.getKey());
      if (one != null && !one.item().story().equals(entry.getValue())) {
        Item renamed = one.item().in(entry.getValue());
        change = change.and(timeline.remove(one.item())).and(timeline.add(renamed));
        byTime.replace(renamed);
        held.put(entry.getKey(), new Held(renamed, one.story(), one.hash()));
      }
    }
    return change;
  }
}
