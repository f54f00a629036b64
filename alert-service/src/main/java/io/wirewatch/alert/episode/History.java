package io.wirewatch.alert.episode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wirewatch.events.Alert.Transition;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The episodes of one rule and group that have been told of, so that what is told next is the
 * difference.
 *
 * @param known in the order of their start
 */
public record History(List<History.Known> known) {
  /** No episode has been told of. */
  public static final History NONE = new History(List.of());

  /** Copies the list. */
  public History {
    known = List.copyOf(known);
  }

  /**
   * An episode that has been told of.
   *
   * @param id its alert's id
   * @param start as {@link Episode#start}
   * @param end as {@link Episode#end}; lies ahead while it goes on
   * @param last what was told of it last
   * @param sequence how much was told of it
   */
  public record Known(String id, Instant start, Instant end, Transition last, int sequence) {
    Episode episode() {
      return new Episode(start, end);
    }

    private Known with(Episode now) {
      return new Known(id, now.start(), now.end(), last, sequence);
    }

    private Known told(Transition transition) {
      return new Known(id, start, end, transition, sequence + 1);
    }
  }

  /**
   * Something to tell of an episode.
   *
   * @param episode the episode, with what is now told of it
   * @param at the event time at which it happened
   */
  public record Change(Known episode, Instant at) {}

  /**
   * What follows from the episodes as they are now.
   *
   * @param history the history with it
   * @param changes what is to be told, in order
   */
  public record Step(History history, List<Change> changes) {}

  /**
   * The next step.
   *
   * @param owner names what the episodes are of, and makes their ids distinct from others'
   * @param episodes as they are now
   * @param settled what lies before this instant no longer changes, and may be incomplete in {@code
   *     episodes}
   * @param now the present in event time
   */
  public Step next(String owner, List<Episode> episodes, Instant settled, Instant now) {
    List<Known> open = new ArrayList<>(known);
    List<Known> kept = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    for (Episode episode : episodes) {
      if (episode.end().isAfter(settled)) {
        Known before =
            open.stream()
                .filter(candidate -> candidate.episode().overlaps(episode))
                .findFirst()
                .orElse(
                    new Known(
                        id(owner, episode),
                        episode.start(),
                        episode.end(),
                        Transition.WITHDRAWN,
                        0));
        open.remove(before);
        boolean began = before.last() != Transition.WITHDRAWN && before.start().isBefore(settled);
        Instant start = began ? before.start() : episode.start();
        kept.add(tell(before.with(new Episode(start, episode.end())), now, changes));
      }
    }
    for (Known gone : open) {
      gone(gone, kept, settled, now, changes).ifPresent(kept::add);
    }
    kept.sort(Comparator.comparing(Known::start));
    return new Step(new History(kept), changes);
  }

  /** An episode that there is: it fires, and resolves once it is over. */
  private static Known tell(Known episode, Instant now, List<Change> changes) {
    boolean over = !episode.end().isAfter(now);
    Known told = episode;
    if (told.last() == Transition.WITHDRAWN || (told.last() == Transition.RESOLVED && !over)) {
      told = told.told(Transition.FIRING);
      changes.add(new Change(told, told.start()));
    }
    if (over && told.last() == Transition.FIRING) {
      told = told.told(Transition.RESOLVED);
      changes.add(new Change(told, told.end()));
    }
    return told;
  }

  /** An episode that there no longer is: settled, merged into another, or withdrawn. */
  private static Optional<Known> gone(
      Known episode, List<Known> others, Instant settled, Instant now, List<Change> changes) {
    boolean merged = others.stream().anyMatch(other -> other.episode().overlaps(episode.episode()));
    boolean past = !episode.end().isAfter(settled);
    if (merged || past) {
      if (episode.last() == Transition.FIRING) {
        changes.add(new Change(episode.told(Transition.RESOLVED), past ? episode.end() : now));
      }
      return Optional.empty();
    }
    if (episode.last() == Transition.WITHDRAWN) {
      return Optional.of(episode);
    }
    Known withdrawn = episode.told(Transition.WITHDRAWN);
    changes.add(new Change(withdrawn, now));
    return Optional.of(withdrawn);
  }

  /** What is to be told when there is nothing more to come of these episodes. */
  List<Change> end(Instant now) {
    return known.stream()
        .filter(episode -> episode.last() == Transition.FIRING)
        .map(
            episode ->
                new Change(
                    episode.told(Transition.RESOLVED),
                    episode.end().isAfter(now) ? now : episode.end()))
        .toList();
  }

  /** When the passing of time ends an episode that goes on; empty when none does. */
  public Optional<Instant> nextEnd() {
    return known.stream()
        .filter(episode -> episode.last() == Transition.FIRING)
        .map(Known::end)
        .min(Comparator.naturalOrder());
  }

  private static String id(String owner, Episode episode) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest((owner + "\n" + episode.start()).getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
