package io.wirewatch.alert.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.events.Json;
import io.wirewatch.events.RulesRead;
import io.wirewatch.events.TaggedArticle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * How far a task that matches has followed the rules. Of a rule that is new, or asks for other
 * articles or further back than before, it reads again what it had read of its partition before,
 * while it goes on with what comes; once it has caught up with itself, it marks that in every
 * partition of the matches. What it has done is in its store, so that a restart goes on with it.
 */
final class RuleReading {
  private static final String STORE = "rules-read";
  private static final String PROGRESS = "progress";

  /** How many articles of the past are taken at a time, about: those that come wait meanwhile. */
  private static final int AT_ONCE = 300;

  /** So that what was published a little before it was written is not missed. */
  private static final Duration MARGIN = Duration.ofHours(1);

  private final RulesAtHand atHand;
  private final RuleBook rules;
  private final int partition;
  private final Duration lateness;
  private final InstantSource clock;
  private final KeyValueStore<String, String> store;

  private Progress progress;
  private Map<String, Rule> again = Map.of();
  private Optional<Past> past = Optional.empty();
  private Optional<MatchedPast> matched = Optional.empty();
  private Optional<Instant> latest = Optional.empty();
  private Optional<Instant> written = Optional.empty();

  /**
   * How far it is.
   *
   * @param upTo the revision whose rules all that was read has been matched by
   * @param target the revision for which the past is read again; as {@code upTo} when it is not
   * @param next from where the past is read next
   */
  record Progress(long upTo, long target, long next) {
    boolean isReading() {
      return target > upTo;
    }
  }

  /** Takes an article of the past for some rules. */
  interface Reader {
    /** Takes an article of the past for the rules that are wanted, by their ids. */
    void take(MatchedPast.Article article, Predicate<String> wanted);
  }

  RuleReading(
      RulesAtHand atHand, Duration lateness, InstantSource clock, ProcessorContext<?, ?> context) {
    this.atHand = atHand;
    this.rules = atHand.book();
    this.partition = context.taskId().partition();
    this.lateness = lateness;
    this.clock = clock;
    this.store = context.getStateStore(STORE);
    String stored = store.get(PROGRESS);
    this.progress =
        stored == null
            ? new Progress(-1, -1, 0)
            : Json.read(stored.getBytes(UTF_8), Progress.class);
    if (progress.isReading()) {
      past().seek(progress.next());
      readFor(toReadFor(progress.upTo(), progress.target()), progress.next());
    }
  }

  static StoreBuilder<KeyValueStore<String, String>> store() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.String());
  }

  /** Up to where the partition has been read, as was committed. */
  long committed() {
    return past().committed();
  }

  /** Notes when what is matched now was written: long ago, where much has waited. */
  void reached(Instant written) {
    this.written = Optional.of(written);
  }

  /** Notes an article that is matched. */
  void saw(TaggedArticle tagged) {
    Instant at = tagged.article().publishedAt();
    if (latest.filter(known -> !known.isBefore(at)).isEmpty()) {
      latest = Optional.of(at);
    }
  }

  /**
   * Notices that rules have changed. Called before an article is matched, and now and then.
   *
   * @param position up to where, exclusive, the partition has been read
   * @param marks takes the mark when there is nothing to be read again
   */
  void notice(long position, Consumer<RulesRead> marks) {
    long now = rules.upTo();
    if (progress.isReading() || now == progress.upTo()) {
      return;
    }
    Map<String, Rule> wanted = position == 0 ? Map.of() : toReadFor(progress.upTo(), now);
    if (wanted.isEmpty()) {
      done(now, position == 0, marks);
      return;
    }
    Duration reach =
        wanted.values().stream()
            .map(rule -> rule.condition().reach())
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    Instant present = clock.instant();
    Instant since = written.filter(present::isAfter).orElse(present);
    // an episode that goes on may have begun a window before the window that is open now
    long next = past().seek(since.minus(reach.multipliedBy(2)).minus(lateness).minus(MARGIN));
    readFor(wanted, next);
    put(new Progress(progress.upTo(), now, next));
  }

  private void readFor(Map<String, Rule> wanted, long from) {
    again = wanted;
    matched =
        Optional.of(
            new MatchedPast(past(), from, () -> rules.only(wanted.values()), atHand.background()));
  }

  /** Whether the past is read again. */
  boolean isReading() {
    return progress.isReading();
  }

  /**
   * Takes some of the past, if it has been matched by now.
   *
   * @param position up to where, exclusive, the partition has been read
   */
  void readOn(long position, Reader reader, Consumer<RulesRead> marks) {
    if (!progress.isReading()) {
      return;
    }
    int taken = 0;
    while (progress.next() < position && taken < AT_ONCE) {
      Optional<MatchedPast.Some> some = matched.flatMap(past -> past.next(position));
      if (some.isEmpty()) {
        return;
      }
      Set<String> wanted = asTheyWere();
      for (MatchedPast.Article article : some.get().articles()) {
        saw(article.tagged());
        reader.take(article, wanted::contains);
      }
      taken += some.get().articles().size();
      put(new Progress(progress.upTo(), progress.target(), some.get().next()));
    }
    if (progress.next() >= position) {
      done(progress.target(), false, marks);
    }
  }

  /** The rules that match as they did; of those that do not the past is read anew after this. */
  private Set<String> asTheyWere() {
    return again.values().stream()
        .filter(
            was ->
                rules
                    .rule(was.id())
                    .filter(now -> now.matchingVersion().equals(was.matchingVersion()))
                    .isPresent())
        .map(Rule::id)
        .collect(Collectors.toSet());
  }

  private void done(long upTo, boolean fresh, Consumer<RulesRead> marks) {
    marks.accept(
        new RulesRead(
            partition, past().partitions(), upTo, fresh, latest.orElse(null), clock.instant()));
    again = Map.of();
    put(new Progress(upTo, upTo, 0));
    close();
  }

  /** The rules that changed between two revisions, of which the past has to be read. */
  private Map<String, Rule> toReadFor(long after, long upTo) {
    List<RuleBook.Change> changes = rules.changes(after, upTo);
    Map<String, Rule> wanted = new HashMap<>();
    for (RuleBook.Change change : changes) {
      if (change.matching() > after && change.matching() <= upTo) {
        change.rule().ifPresent(rule -> wanted.put(change.id(), rule));
      }
    }
    return wanted;
  }

  private void put(Progress now) {
    progress = now;
    store.put(PROGRESS, new String(Json.write(now), UTF_8));
  }

  private Past past() {
    Past open = past.orElseGet(() -> atHand.archive().open(partition));
    past = Optional.of(open);
    return open;
  }

  /** Closes what it has opened; it opens it again when it has to. */
  void close() {
    matched.ifPresent(MatchedPast::stop);
    matched = Optional.empty();
    past.ifPresent(Past::close);
    past = Optional.empty();
  }
}
