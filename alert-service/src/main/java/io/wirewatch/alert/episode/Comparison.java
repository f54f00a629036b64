package io.wirewatch.alert.episode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wirewatch.alert.timeline.Nanos;
import io.wirewatch.events.Alert.Closing;
import io.wirewatch.events.Alert.Transition;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Compares the episodes in a stretch of event time with those told before: what is to be told is
 * the difference. What lies outside the stretch is as it was.
 */
final class Comparison {
  private final String owner;
  private final long settled;
  private final long since;
  private final long now;
  private final long updateEvery;
  private final Optional<Closing> closing;
  private final List<Known> kept = new ArrayList<>();
  private final List<Told> told = new ArrayList<>();

  /**
   * Something to tell of an episode.
   *
   * @param episode the episode, with what is now told of it
   * @param at the event time at which it happened
   * @param shown the event time for which a receipt shows why
   * @param reason why it was closed, where it was not by what was published
   */
  record Told(Known episode, long at, long shown, Optional<Closing> reason) {}

  /**
   * A comparison.
   *
   * @param owner names what the episodes are of, and makes their ids distinct from others'
   * @param settled what lies before this instant no longer changes
   * @param since of what was over by then, and was not told before, nothing is told
   * @param now the present in event time
   * @param updateEvery the least time between updates
   * @param closing why what is no longer there is closed, where it is not by what was published
   */
  Comparison(
      String owner,
      long settled,
      long since,
      long now,
      long updateEvery,
      Optional<Closing> closing) {
    this.owner = owner;
    this.settled = settled;
    this.since = since;
    this.now = now;
    this.updateEvery = updateEvery;
    this.closing = closing;
  }

  /** What is to be told, in order. */
  List<Told> told() {
    return told;
  }

  /**
   * The episodes that are known then.
   *
   * @param known those known before, in the order of their start
   * @param from where the stretch starts
   * @param to where it ends, inclusive
   * @param episodes all that have an instant in the stretch, in order
   * @param joinedAt the event time from which on something new is counted; NEVER when nothing is
   */
  List<Known> compare(
      List<Known> known, long from, long to, List<Episode> episodes, long joinedAt) {
    List<Known> touched = new ArrayList<>();
    for (Known before : known) {
      if (before.start() <= to && before.end() > from) {
        touched.add(before);
      } else {
        kept.add(passing(before, joinedAt));
      }
    }
    for (Episode episode : episodes) {
      Optional<Known> before = find(touched, episode);
      if (episode.start() > now) {
        continue; // it begins by the clock, and only then is there something to tell
      }
      if (before.isEmpty() && episode.end() <= since) {
        continue; // it was over before anybody asked
      }
      before.ifPresent(touched::remove);
      Known one = before.orElseGet(() -> Known.untold(newId(known, episode), episode));
      kept.add(there(one, episode, joinedAt));
    }
    touched.forEach(this::gone);
    kept.removeIf(one -> one.end() < settled && !one.isOpen());
    kept.sort(Comparator.comparingLong(Known::start));
    return kept;
  }

  /**
   * The first that is there; else, of an episode that has begun, one that was and can come back.
   */
  private Optional<Known> find(List<Known> touched, Episode episode) {
    Optional<Known> back = Optional.empty();
    for (Known before : touched) {
      if (before.episode().overlaps(episode)) {
        if (before.isLive()) {
          return Optional.of(before);
        }
        if (back.isEmpty() && episode.start() <= now) {
          back = Optional.of(before);
        }
      }
    }
    return back;
  }

  /**
   * An episode that there is: it fires unless it has, more joins it, and it resolves; again, if it
   * is found to have begun or ended at another time than was told.
   */
  private Known there(Known before, Episode is, long joinedAt) {
    Known episode = before.with(is);
    boolean over = episode.end() <= now;
    if (!episode.isLive() || (episode.last() == Transition.RESOLVED && !over)) {
      Known fired = tell(episode, Transition.FIRING, episode.start(), shown(episode));
      return passing(fired, Nanos.NEVER);
    }
    if (closing.isPresent() && episode.last() == Transition.RESOLVED) {
      return episode; // was over before anything else was asked
    }
    if (episode.last() == Transition.RESOLVED && !before.episode().equals(is)) {
      return tell(episode, Transition.RESOLVED, episode.end(), episode.end());
    }
    return passing(episode, joinedAt);
  }

  /** The first instant of an episode for which all is still kept by which it is met. */
  private long shown(Known episode) {
    return Math.max(episode.start(), settled - 1);
  }

  /** What becomes of an episode that has fired: more joins it, and it resolves once it is over. */
  private Known passing(Known episode, long joinedAt) {
    if (!episode.isLive() || !episode.isOpen()) {
      return episode;
    }
    if (episode.end() <= now) {
      return tell(episode, Transition.RESOLVED, episode.end(), episode.end());
    }
    Known one = episode.episode().holds(joinedAt) ? episode.joined(true) : episode;
    return one.joined() && now - one.toldAt() >= updateEvery
        ? tell(one, Transition.UPDATED, now, now)
        : one;
  }

  private Known tell(Known episode, Transition transition, long at, long shown) {
    return tell(episode, transition, at, shown, Optional.empty());
  }

  private Known tell(
      Known episode, Transition transition, long at, long shown, Optional<Closing> reason) {
    Known one = episode.told(transition, now);
    told.add(new Told(one, at, shown, reason));
    return one;
  }

  /** An episode that there no longer is: part of another, no longer asked for, or withdrawn. */
  private void gone(Known episode) {
    if (!episode.isLive()) {
      kept.add(episode);
      return;
    }
    if (closing.isEmpty() && episode.start() < settled) {
      kept.add(there(episode, new Episode(episode.start(), settled), Nanos.NEVER));
      return;
    }
    boolean merged =
        kept.stream().anyMatch(one -> one.isLive() && one.episode().overlaps(episode.episode()));
    if (merged) {
      Optional<Closing> reason = Optional.of(Closing.MERGED);
      kept.add(tell(episode, Transition.WITHDRAWN, now, episode.start(), reason));
    } else if (closing.isPresent()) {
      Known one =
          episode.isOpen() ? tell(episode, Transition.RESOLVED, now, now, closing) : episode;
      kept.add(one.asGone());
    } else {
      kept.add(tell(episode, Transition.WITHDRAWN, now, episode.start()));
    }
  }

  /** An id that no other of these episodes has, though it may once have started there. */
  private String newId(List<Known> known, Episode episode) {
    String start = owner + "\n" + Nanos.instant(episode.start());
    String id = id(start);
    for (int again = 1; isTaken(known, id); again++) {
      id = id(start + "\n" + again);
    }
    return id;
  }

  private boolean isTaken(List<Known> known, String id) {
    return known.stream().anyMatch(one -> one.id().equals(id))
        || kept.stream().anyMatch(one -> one.id().equals(id));
  }

  private static String id(String of) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(of.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
