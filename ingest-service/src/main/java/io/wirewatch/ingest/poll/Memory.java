package io.wirewatch.ingest.poll;

import io.wirewatch.events.FeedState;
import io.wirewatch.ingest.article.Identity;
import io.wirewatch.ingest.feed.FeedEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which entries of a feed are new, by what is remembered of it. An entry is known by the
 * publisher's identifier, else its link, else its title; one whose title or text has changed is
 * offered anew, with the time at which it was first seen.
 */
final class Memory {
  private static final int ID = 16;
  private static final int CONTENT = 8;
  private static final int LEAST_REMEMBERED = 100;

  private Memory() {}

  /**
   * An entry that is new or has changed.
   *
   * @param seen when it was first seen
   * @param backfill whether it was there when the feed was first seen
   */
  record Fresh(FeedEntry entry, Instant seen, boolean backfill) {}

  /**
   * What a feed brought.
   *
   * @param fresh what is to be taken in, oldest first
   * @param remembered what is known from now on
   * @param left how many entries were not looked at, for there were too many
   */
  record News(List<Fresh> fresh, List<FeedState.Entry> remembered, int left) {
    /** The same, with what was known remembered as far as there is room. */
    News besides(List<FeedState.Entry> known) {
      Map<String, FeedState.Entry> all = new LinkedHashMap<>();
      remembered.forEach(each -> all.put(each.id(), each));
      known.forEach(each -> all.putIfAbsent(each.id(), each));
      return new News(fresh, all.values().stream().limit(FeedState.ENTRIES).toList(), left);
    }
  }

  private record Offered(FeedEntry entry, String id, String content, Instant at) {}

  /**
   * Compares what a feed has with what is known of it.
   *
   * @param firstSight whether what is not known was there before we were: then only the latest of
   *     it is taken in, within {@code settings}
   */
  static News of(
      List<FeedState.Entry> known,
      List<FeedEntry> entries,
      boolean firstSight,
      PollSettings settings,
      Instant now) {
    Map<String, FeedState.Entry> before = new LinkedHashMap<>();
    known.forEach(each -> before.put(each.id(), each));
    List<Offered> offered = newestFirst(entries, now);
    Map<String, FeedState.Entry> remembered = new LinkedHashMap<>();
    List<Fresh> fresh = new ArrayList<>();
    Instant oldest = now.minus(settings.backfillAge());
    for (Offered each : offered) {
      FeedState.Entry old = before.get(each.id);
      long seen = old == null ? now.getEpochSecond() : old.at();
      remembered.putIfAbsent(each.id, new FeedState.Entry(each.id, each.content, seen));
      boolean same = old != null && old.content().equals(each.content);
      boolean tooOld =
          firstSight && (each.at.isBefore(oldest) || fresh.size() >= settings.backfillCount());
      if (!same && !tooOld) {
        fresh.add(
            new Fresh(each.entry, old == null ? now : Instant.ofEpochSecond(seen), firstSight));
      }
    }
    int most = Math.clamp(2L * offered.size(), LEAST_REMEMBERED, FeedState.ENTRIES);
    for (FeedState.Entry old : known) {
      if (remembered.size() < most) {
        remembered.putIfAbsent(old.id(), old);
      }
    }
    return new News(
        fresh.reversed(),
        List.copyOf(remembered.values()),
        Math.max(0, entries.size() - offered.size()));
  }

  /** The latest, as many as can be remembered; those without a time come as new as any. */
  private static List<Offered> newestFirst(List<FeedEntry> entries, Instant now) {
    return entries.stream()
        .map(entry -> Map.entry(entry.published().at().orElse(now), entry))
        .sorted(Comparator.comparing(Map.Entry<Instant, FeedEntry>::getKey).reversed())
        .limit(FeedState.ENTRIES)
        .map(each -> offered(each.getValue(), each.getKey()))
        .toList();
  }

  private static Offered offered(FeedEntry entry, Instant at) {
    String key =
        !entry.guid().isEmpty()
            ? entry.guid()
            : !entry.link().isEmpty() ? entry.link() : entry.title();
    return new Offered(
        entry,
        Identity.ofGuid("entry", key).substring(0, ID),
        Identity.ofContent(entry.title(), entry.body()).substring(0, CONTENT),
        at);
  }

  /** When each entry was published, for the feed's rhythm. */
  static List<Instant> times(List<FeedEntry> entries, List<Fresh> fresh) {
    List<Instant> times = new ArrayList<>();
    entries.forEach(entry -> entry.published().at().ifPresent(times::add));
    for (Fresh each : fresh) {
      if (!each.backfill() && each.entry().published().at().isEmpty()) {
        times.add(each.seen());
      }
    }
    return times.stream().map(time -> time.truncatedTo(ChronoUnit.SECONDS)).toList();
  }
}
