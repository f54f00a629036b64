package io.wirewatch.analysis.place;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

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

  /** The speaker is one of the sides. */
  private static final Pattern OWN_WORDS =
      Pattern.compile("\\b(and I|I and|with me|I spoke|I called)\\b");

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
    return kind == Kind.BETWEEN
        ? call(sentence, parties)
        : Deed.of(kind, sentence, mentions, start, end).sides(parties);
  }

  /** The first two groups of parties; two that are coordinated are the two sides. */
  private static Sides call(String sentence, List<Party> parties) {
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
    if (groups.size() == 1 && first.size() == 1 && OWN_WORDS.matcher(sentence).find()) {
      for (Party party : parties) {
        if (party.speaks()) {
          return distinct(ids(List.of(party)), first);
        }
      }
    }
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

  static List<String> ids(List<Party> parties) {
    return List.copyOf(new LinkedHashSet<>(parties.stream().map(Party::side).toList()));
  }

  /** Nobody is on both sides. */
  static Sides distinct(List<String> from, List<String> to) {
    return new Sides(from, to.stream().filter(id -> !from.contains(id)).toList());
  }
}
