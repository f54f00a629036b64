package io.wirewatch.alert.episode;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wirewatch.alert.timeline.Nanos;
import io.wirewatch.events.Alert;
import java.util.ArrayList;
import java.util.List;

/**
 * What was told of one rule and group, so that what is told next is the difference.
 *
 * @param version that of the rule under which it was told
 * @param known the episodes, in the order of their start
 * @param seenTo the present in event time when it was last looked at
 * @param droppedTo the event time of the latest article that was dropped because there are too many
 * @param nextLook when the passing of time alone may change something
 * @param late articles that came too late since something was last told; at most 20
 * @param lateCount how many these are
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record History(
    String version,
    List<Known> known,
    long seenTo,
    long droppedTo,
    long nextLook,
    List<Alert.Counted> late,
    int lateCount) {
  private static final int MAX_LATE = 20;

  /** Nothing has been told. */
  public static final History NONE =
      new History("", List.of(), Nanos.EVER, Nanos.EVER, Nanos.NEVER, List.of(), 0);

  /** Copies the lists. */
  public History {
    version = version == null ? "" : version;
    known = known == null ? List.of() : List.copyOf(known);
    late = late == null ? List.of() : List.copyOf(late);
  }

  History with(String version, List<Known> known, long seenTo, long nextLook) {
    return new History(
        version, known, Math.max(this.seenTo, seenTo), droppedTo, nextLook, late, lateCount);
  }

  History dropped(long time) {
    return new History(
        version, known, seenTo, Math.max(droppedTo, time), nextLook, late, lateCount);
  }

  History tooLate(Alert.Counted article) {
    List<Alert.Counted> latest = new ArrayList<>(late);
    latest.add(article);
    if (latest.size() > MAX_LATE) {
      latest.removeFirst();
    }
    return new History(version, known, seenTo, droppedTo, nextLook, latest, lateCount + 1);
  }

  /** Whether an episode that was not told to be over had its end before an instant. */
  boolean isOpenBefore(long instant) {
    return known.stream().anyMatch(one -> one.isOpen() && one.end() < instant);
  }

  /** Once those that came too late have been told. */
  History withoutLate() {
    return late.isEmpty() && lateCount == 0
        ? this
        : new History(version, known, seenTo, droppedTo, nextLook, List.of(), 0);
  }

  /**
   * Whether what differs from before can be found out again: that episodes go on for longer, and
   * that it was looked at later. It need not be stored.
   */
  boolean onlyExtends(History before) {
    if (!version.equals(before.version)
        || known.size() != before.known.size()
        || droppedTo != before.droppedTo
        || lateCount != before.lateCount
        || nextLook < before.nextLook) {
      return false;
    }
    for (int i = 0; i < known.size(); i++) {
      if (!known.get(i).onlyExtends(before.known.get(i))) {
        return false;
      }
    }
    return true;
  }
}
