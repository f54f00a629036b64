package io.wirewatch.alert.timeline;

import java.util.List;
import java.util.function.Function;

/** Met while all of its parts are, or any of them. */
final class CombinedTimeline implements Timeline {
  private final List<Timeline> parts;
  private final boolean all;

  CombinedTimeline(List<Timeline> parts, boolean all) {
    this.parts = parts;
    this.all = all;
  }

  @Override
  public boolean met(long instant) {
    return all
        ? parts.stream().allMatch(part -> part.met(instant))
        : parts.stream().anyMatch(part -> part.met(instant));
  }

  @Override
  public long next(long instant) {
    boolean met = met(instant);
    return met == all ? firstThatChanges(instant) : whenEachIs(!met, instant);
  }

  private long firstThatChanges(long instant) {
    long first = Nanos.NEVER;
    for (Timeline part : parts) {
      first = Math.min(first, part.next(instant));
    }
    return first;
  }

  /** The first instant from this one on at which each part is met, or each is not. */
  private long whenEachIs(boolean met, long instant) {
    long candidate = instant;
    int agreed = 0;
    for (int i = 0; agreed < parts.size(); i = (i + 1) % parts.size()) {
      Timeline part = parts.get(i);
      if (part.met(candidate) == met) {
        agreed++;
      } else {
        candidate = part.next(candidate);
        agreed = 1;
        if (candidate == Nanos.NEVER) {
          return candidate;
        }
      }
    }
    return candidate;
  }

  @Override
  public Change add(Item item) {
    return changed(part -> part.add(item));
  }

  @Override
  public Change remove(Item item) {
    return changed(part -> part.remove(item));
  }

  private Change changed(Function<Timeline, Change> step) {
    Change change = Change.NONE;
    for (Timeline part : parts) {
      change = change.and(step.apply(part));
    }
    return change;
  }

  @Override
  public boolean startsByClock() {
    return parts.stream().anyMatch(Timeline::startsByClock);
  }

  @Override
  public List<Standing> standings(long instant) {
    return parts.stream().flatMap(part -> part.standings(instant).stream()).toList();
  }

  @Override
  public long visits() {
    return parts.stream().mapToLong(Timeline::visits).sum();
  }
}
