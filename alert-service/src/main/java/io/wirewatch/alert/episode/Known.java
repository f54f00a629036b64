package io.wirewatch.alert.episode;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.wirewatch.events.Alert.Transition;

/**
 * An episode that has been told of.
 *
 * @param id its alert's id
 * @param start as {@link Episode#start}
 * @param end as {@link Episode#end}; lies ahead while it goes on
 * @param last what was told of it last
 * @param sequence how much was told of it
 * @param toldAt the event time when something was told of it last
 * @param joined whether something has joined that is still to be told
 * @param gone whether it is no longer asked for; it is kept so that it can come back under its id
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
record Known(
    String id,
    long start,
    long end,
    Transition last,
    int sequence,
    long toldAt,
    boolean joined,
    boolean gone) {

  /** One of which nothing has been told yet. */
  static Known untold(String id, Episode episode) {
    return new Known(id, episode.start(), episode.end(), Transition.WITHDRAWN, 0, 0, false, false);
  }

  @JsonIgnore
  Episode episode() {
    return new Episode(start, end);
  }

  /** Whether it is there, as far as was told. */
  @JsonIgnore
  boolean isLive() {
    return !gone && last != Transition.WITHDRAWN;
  }

  /** Whether it was not told to be over. */
  @JsonIgnore
  boolean isOpen() {
    return last == Transition.FIRING || last == Transition.UPDATED;
  }

  Known with(Episode now) {
    return new Known(id, now.start(), now.end(), last, sequence, toldAt, joined, gone);
  }

  Known joined(boolean more) {
    return new Known(id, start, end, last, sequence, toldAt, more, gone);
  }

  Known asGone() {
    return new Known(id, start, end, last, sequence, toldAt, false, true);
  }

  Known told(Transition transition, long at) {
    return new Known(id, start, end, transition, sequence + 1, at, false, false);
  }

  /** Whether all that differs is that it goes on for longer. */
  boolean onlyExtends(Known before) {
    return start == before.start && end >= before.end && with(before.episode()).equals(before);
  }
}
