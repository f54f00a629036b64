package io.wirewatch.analysis.place;

import io.wirewatch.analysis.place.Sides.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one does to another, as a sentence tells it: who stands before its words and towards whom
 * after them, if no preposition says otherwise.
 *
 * @param start where the words that tell of it start, without the names that stand before them
 * @param end where they end
 */
record Deed(Kind kind, String sentence, int start, int end) {
  private static final Set<String> TARGETS =
      Set.of("on", "upon", "against", "to", "toward", "towards", "into");

  /** As in "a commander in Tehran said". */
  private static final Set<String> SPEAKERS_OF = Set.of("in", "of", "from");

  private static final Pattern PENALTY_NOUN =
      Pattern.compile(" (arms |trade |oil |travel )?(sanctions|embargo|blockade|ban|boycott)\\b");

  /** What may stand between the names of one side. */
  private static final Pattern BETWEEN_NAMES =
      Pattern.compile("(,|['’]s|and|the|[a-z]+ (minister|secretary)|president|army|forces|-| )*");

  private static final Pattern PASSIVE_WITHIN =
      Pattern.compile("\\b(was|were|been|being|got|gets)\\b");
  private static final Pattern ANOTHER_CLAUSE =
      Pattern.compile(
          "\\b(after|before|when|while|because|since|as|where|if|unless|until)\\b|[;:]");

  /** The deed of some words, which may have names at their edges. */
  static Deed of(Kind kind, String sentence, List<Mention> mentions, int start, int end) {
    int from = start;
    for (Mention mention : mentions) {
      if (mention.start() >= from && mention.end() < end && namesOnly(sentence, from, mention)) {
        from = mention.end();
      }
    }
    return new Deed(kind, sentence, from, end);
  }

  private static boolean namesOnly(String sentence, int from, Mention mention) {
    return mention.start() - from < 40
        && BETWEEN_NAMES.matcher(sentence.substring(from, mention.start())).matches();
  }

  Sides sides(List<Party> parties) {
    boolean passive =
        Party.passive(sentence, start, end)
            || PASSIVE_WITHIN.matcher(sentence.substring(start, end)).find();
    boolean threat = kind == Kind.THREAT;
    List<Party> addressed = new ArrayList<>();
    List<Party> speakers = new ArrayList<>();
    List<Party> subjects = new ArrayList<>();
    List<Party> from = new ArrayList<>();
    List<Party> to = new ArrayList<>();
    List<Party> where = new ArrayList<>();
    for (Party party : parties) {
      String governor = party.governor();
      boolean after = party.start() >= start;
      if (party.addressed()) {
        addressed.add(party);
      } else if (party.speaks()
          && (governor.isEmpty() || (threat && SPEAKERS_OF.contains(governor)))
          && (threat || after)) {
        speakers.add(party);
      } else if (governor.equals("by")
          || (governor.equals("from") && after && kind != Kind.PENALTY)) {
        from.add(party);
      } else if (kind == Kind.PENALTY && ofPenalty(party)) {
        (party.named() ? to : from).add(party);
      } else if (kind == Kind.GIFT && !party.acts() && governor.isEmpty()) {
        from.add(party);
      } else if (after && target(party)) {
        to.add(party);
      } else if (governor.isEmpty() && after && !(party.place() && party.joined())) {
        if (!passive || threat) {
          to.add(party);
        }
      } else if (!after && (governor.isEmpty() || governor.equals("of"))) {
        if (!party.joined()) {
          subjects.clear();
        }
        if (threat || !anotherClause(party)) {
          subjects.add(party);
        }
      } else if (kind == Kind.GIFT && after && governor.equals("in")) {
        where.add(party);
      }
    }
    if (threat && !addressed.isEmpty()) {
      boolean verb = addressed.getFirst().start() - end <= 5 && addressed.getFirst().start() >= end;
      List<Party> who = !speakers.isEmpty() ? speakers : verb ? subjects : List.of();
      return Sides.distinct(Sides.ids(who.subList(0, Math.min(1, who.size()))), first(addressed));
    }
    if (threat && !speakers.isEmpty()) {
      return Sides.distinct(Sides.ids(speakers.subList(0, 1)), first(to.isEmpty() ? subjects : to));
    }
    if (passive && to.isEmpty()) {
      to.addAll(subjects);
    } else if (passive && from.isEmpty()) {
      from.addAll(subjects.stream().filter(party -> !party.acts()).toList());
    } else if (!passive && from.isEmpty()) {
      from.addAll(subjects.stream().filter(party -> !party.place()).toList());
    }
    if (kind == Kind.ATTACK && from.stream().noneMatch(Party::state)) {
      to.removeIf(Party::place); // by nobody of another state it is only where it happened
    }
    return Sides.distinct(Sides.ids(from), first(to.isEmpty() ? where : to));
  }

  /**
   * Whether it stands before a penalty: as its target by name, as in "the Libya embargo", or else
   * as who imposes it, as in "UN sanctions" and "American sanctions".
   */
  private boolean ofPenalty(Party party) {
    return (party.governor().isEmpty() || !party.named())
        && PENALTY_NOUN
            .matcher(sentence.substring(party.end(), Math.min(sentence.length(), party.end() + 24)))
            .lookingAt();
  }

  private boolean anotherClause(Party party) {
    return party.end() < start
        && ANOTHER_CLAUSE.matcher(sentence.substring(party.end(), start)).find();
  }

  private boolean target(Party party) {
    return switch (party.governor()) {
      case "at" -> !party.place();
      case "for" -> kind == Kind.GIFT;
      case "of" -> kind == Kind.ATTACK && !party.place();
      case "to", "into" -> kind != Kind.PENALTY || party.acts();
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
    return Sides.ids(group);
  }
}
