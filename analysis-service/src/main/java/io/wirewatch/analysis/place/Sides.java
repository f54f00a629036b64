package io.wirewatch.analysis.place;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who did something, and towards whom, as far as a sentence says so by its order and its
 * prepositions. Sides are ids of countries and organisations; a person counts as the country or
 * organisation of office.
 *
 * @param from who; of a call, the side named first
 * @param to towards whom; of a call, the other side
 */
public record Sides(List<String> from, List<String> to) {
  private static final Sides NONE = new Sides(List.of(), List.of());

  private static final Set<String> TARGETS =
      Set.of("on", "upon", "against", "to", "toward", "towards", "into");
  private static final Set<String> PEERS = Set.of("with", "to", "and", "from", "between", "by");

  /** In what words an event has its sides. */
  public enum Kind {
    /** Two do it together, as in a call: one with, to or and another. */
    @JsonProperty("between")
    BETWEEN,
    /** One gives another something: to, for; from. */
    @JsonProperty("gift")
    GIFT,
    /** One punishes another: on, against, from. */
    @JsonProperty("penalty")
    PENALTY,
    /** One harms another: on, against, of; by. */
    @JsonProperty("attack")
    ATTACK,
    /** One says to another what it will do. */
    @JsonProperty("threat")
    THREAT
  }

  /** Copies the lists. */
  public Sides {
    from = List.copyOf(from);
    to = List.copyOf(to);
  }

  /** Whether the sentence says neither. */
  public boolean isEmpty() {
    return from.isEmpty() && to.isEmpty();
  }

  /**
   * The sides of an event.
   *
   * @param kind what kind of event it is
   * @param sentence the sentence
   * @param mentions the mentions in it, in order, with offsets into the sentence
   * @param start where the words that tell of the event start, in UTF-16 units of the sentence
   * @param end where they end
   */
  public static Sides of(Kind kind, String sentence, List<Mention> mentions, int start, int end) {
    List<Party> parties = Party.all(sentence, mentions);
    return kind == Kind.BETWEEN ? call(parties) : deed(kind, sentence, parties, start, end);
  }

  /** The first two groups of parties; two that are coordinated are the two sides. */
  private static Sides call(List<Party> parties) {
    List<List<Party>> groups = new ArrayList<>();
    for (Party party : parties) {
      boolean peer = party.governor().isEmpty() || PEERS.contains(party.governor());
      if (!peer || !party.acts() || (party.speaks() && !groups.isEmpty())) {
        continue;
      }
      if (party.joined() && !groups.isEmpty()) {
        groups.getLast().add(party);
      } else if (groups.isEmpty() || !ids(groups.getLast()).contains(party.side())) {
        groups.add(new ArrayList<>(List.of(party)));
      }
    }
    if (groups.isEmpty()) {
      return NONE;
    }
    List<String> first = ids(groups.getFirst());
    if (groups.size() > 1) {
      return distinct(first, ids(groups.get(1)));
    }
    String governor = groups.getFirst().getFirst().governor();
    if (first.size() == 1 && (governor.equals("with") || governor.equals("to"))) {
      return new Sides(List.of(), first);
    }
    return first.size() == 2
        ? new Sides(first.subList(0, 1), first.subList(1, 2))
        : new Sides(first, List.of());
  }

  private static Sides deed(Kind kind, String sentence, List<Party> parties, int start, int end) {
    boolean passive = Party.passive(sentence, start, end);
    boolean threat = kind == Kind.THREAT;
    List<Party> addressed = new ArrayList<>();
    List<Party> speakers = new ArrayList<>();
    List<Party> subjects = new ArrayList<>();
    List<Party> from = new ArrayList<>();
    List<Party> to = new ArrayList<>();
    for (Party party : parties) {
      String governor = party.governor();
      boolean after = party.start() >= start;
      if (party.addressed()) {
        addressed.add(party);
      } else if (party.speaks() && governor.isEmpty() && (threat || after)) {
        speakers.add(party);
      } else if (governor.equals("by") || (governor.equals("from") && after && giver(kind))) {
        from.add(party);
      } else if (after && target(kind, party)) {
        to.add(party);
      } else if (governor.isEmpty() && after && !(party.place() && party.joined())) {
        if (!passive || threat) {
          to.add(party);
        }
      } else if (!after && (governor.isEmpty() || governor.equals("of"))) {
        if (!party.joined()) {
          subjects.clear();
        }
        subjects.add(party);
      }
    }
    if (threat && !addressed.isEmpty()) {
      boolean verb = addressed.getFirst().start() - end <= 5 && addressed.getFirst().start() >= end;
      List<Party> who = !speakers.isEmpty() ? speakers : verb ? subjects : List.of();
      return distinct(ids(who.subList(0, Math.min(1, who.size()))), first(addressed));
    }
    if (threat && !speakers.isEmpty()) {
      return distinct(ids(speakers.subList(0, 1)), first(to.isEmpty() ? subjects : to));
    }
    if (passive && to.isEmpty()) {
      to.addAll(subjects);
    } else if (!passive && from.isEmpty()) {
      from.addAll(subjects.stream().filter(party -> !party.place()).toList());
    }
    return distinct(ids(from), first(to));
  }

  private static boolean giver(Kind kind) {
    return kind != Kind.PENALTY;
  }

  private static boolean target(Kind kind, Party party) {
    return switch (party.governor()) {
      case "at" -> !party.place();
      case "for" -> kind == Kind.GIFT;
      case "of" -> kind == Kind.ATTACK;
      case "with" -> kind == Kind.THREAT || kind == Kind.PENALTY;
      case "from" -> kind == Kind.PENALTY;
      default -> TARGETS.contains(party.governor());
    };
  }

  /** The first target and those it is joined with. */
  private static List<String> first(List<Party> to) {
    List<Party> group = new ArrayList<>();
    for (Party party : to) {
      if (group.isEmpty() || party.joined() || group.getLast().side().equals(party.side())) {
        group.add(party);
      } else {
        break;
      }
    }
    return ids(group);
  }

  private static List<String> ids(List<Party> parties) {
    return List.copyOf(new LinkedHashSet<>(parties.stream().map(Party::side).toList()));
  }

  /** Nobody is on both sides. */
  private static Sides distinct(List<String> from, List<String> to) {
    return new Sides(from, to.stream().filter(id -> !from.contains(id)).toList());
  }
}
