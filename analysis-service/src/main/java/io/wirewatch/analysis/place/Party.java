package io.wirewatch.analysis.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A mention that may be a side of an event.
 *
 * @param side the id it stands for
 * @param start where it starts in the sentence
 * @param end where it ends, exclusive
 * @param governor the preposition it depends on; empty if none
 * @param joined whether it is coordinated with the party before it
 * @param acts whether it is somebody, and not only an adjective of a thing
 * @param speaks whether a verb of saying follows it
 * @param addressed whether it is told something
 * @param place whether it is a city or region
 * @param state whether it stands for a country
 * @param named whether it is a country's name as a word, and no abbreviation that acts, as US does
 */
record Party(
    String side,
    int start,
    int end,
    String governor,
    boolean joined,
    boolean acts,
    boolean speaks,
    boolean addressed,
    boolean place,
    boolean state,
    boolean named) {
  private static final Set<String> PREPOSITIONS =
      Words.set(
          "in on at to from by with against between about over for of near off into upon "
              + "toward towards after before under inside outside across through via around "
              + "regarding concerning since during than like as within amid despite without beyond");
  private static final Set<String> PASSED_OVER =
      Words.set(
          "the a an its their his her our both all new former neighbouring neighboring "
              + "president presidents premier prime minister ministers foreign defence defense "
              + "chancellor king leader leaders secretary general colleague counterpart several some "
              + "many two three government northern southern eastern western central city town port "
              + "village region regime capital then mr ms mrs emir sultan crown prince envoy "
              + "outgoing interim acting");
  private static final Set<String> REBELS =
      Words.set(
          "rebel rebels separatist separatists militant militants gunman gunmen insurgent "
              + "insurgents guerrilla guerrillas opposition fighters extremist extremists jihadist "
              + "jihadists dissident dissidents militia militias militiamen exile exiles border "
              + "frontier coast");
  private static final Set<String> SOMEBODY =
      Words.set(
          "president premier prime minister ministers foreign defence defense leader leaders "
              + "counterpart counterparts chancellor secretary king queen prince crown emir sultan "
              + "government side officials official colleague envoy ambassador head supreme vice "
              + "deputy chief general spokesman state opposite party presidency national taoiseach s "
              + "and one pm");
  private static final Pattern SAYING =
      Pattern.compile(
          "^(['’]s)?[ ,]*(\\w+ ){0,3}?(said|says|say|announced|announces|warned|warns|vowed|vows|"
              + "stressed|maintains|insisted|insists|reported|reports|told|tells|tweets|added|declared|promised|threatened|cautioned|"
              + "let it be known|according)\\b");
  private static final Pattern ACCORDING =
      Pattern.compile("(according to|said|says|warned|promised|vowed) (the )?(\\w+ of the )?$");
  private static final Pattern TOLD =
      Pattern.compile(
          "\\b(told|tells|warned|warns|cautioned|cautions|forewarned|reminded|reminds|informed)"
              + " (the )?$");
  private static final Pattern COUNTERPART =
      Pattern.compile("(counterparts?|colleagues?|opposite number) (in|from) (the )?$");
  private static final Pattern BORDER_FORCES =
      Pattern.compile(
          "^ (border|frontier|coast) (posts?|guards?|guardsmen|troops|forces|patrols?)");
  private static final Pattern PASSIVE =
      Pattern.compile("\\b(was|were|been|being|be|is|are|got|gets)( \\w+){0,2} ?$");

  static List<Party> all(String sentence, List<Mention> mentions) {
    List<Party> parties = new ArrayList<>();
    Mention last = null;
    for (Mention mention : mentions) {
      if (mention.end() > sentence.length() || mention.side().isEmpty()) {
        continue;
      }
      String rest =
          sentence.substring(mention.end(), Math.min(sentence.length(), mention.end() + 60));
      String next = Words.of(rest).stream().findFirst().orElse("").toLowerCase(Locale.ROOT);
      if (mention.basis() == Mention.Basis.DEMONYM
          && REBELS.contains(next)
          && !BORDER_FORCES.matcher(rest).find()) {
        continue;
      }
      boolean joined = false;
      String governor = governor(sentence, mention.start());
      if (last != null && !parties.isEmpty()) {
        String gap = sentence.substring(last.end(), mention.start());
        Party previous = parties.getLast();
        if (gap.matches("(,| and|, and| &|,? as well as)( the| its)? ?")) {
          joined = true;
          governor = previous.governor();
        } else if (gap.isBlank() || (previous.side().equals(mention.side()) && gap.length() < 40)) {
          governor = governor.isEmpty() ? previous.governor() : governor;
          joined = previous.joined();
        }
      }
      String before = sentence.substring(Math.max(0, mention.start() - 40), mention.start());
      if (COUNTERPART.matcher(before).find()) {
        governor = "with";
      }
      boolean speaks = SAYING.matcher(rest).find() || ACCORDING.matcher(before).find();
      boolean addressed = TOLD.matcher(before).find();
      boolean acts =
          mention.basis() != Mention.Basis.DEMONYM
              || SOMEBODY.contains(next)
              || (rest.startsWith(" ")
                  && rest.length() > 1
                  && Character.isUpperCase(rest.charAt(1)))
              || sentence.substring(mention.start(), mention.end()).endsWith("s");
      parties.add(
          new Party(
              mention.side(),
              mention.start(),
              mention.end(),
              governor,
              joined,
              acts,
              speaks,
              addressed,
              mention.basis() == Mention.Basis.PLACE,
              !mention.country().isEmpty(),
              mention.basis() == Mention.Basis.NAME
                  && mention.kind() == Mention.Kind.COUNTRY
                  && sentence
                      .substring(mention.start(), mention.end())
                      .chars()
                      .anyMatch(Character::isLowerCase)));
      last = mention;
    }
    return parties;
  }

  /** The preposition before a noun phrase, looking back over its other words. */
  private static String governor(String sentence, int start) {
    int before = start;
    for (int i = 0; i < 5; i++) {
      int word = Words.previous(sentence, before);
      if (word < 0) {
        return "";
      }
      String written = Words.fold(sentence, word, Words.end(sentence, word, before));
      String gap = sentence.substring(Words.end(sentence, word, before), before);
      if (!gap.isBlank() && !gap.equals("-")) {
        return "";
      }
      String lower = written.toLowerCase(Locale.ROOT);
      if (PREPOSITIONS.contains(lower)) {
        return lower;
      }
      if (!PASSED_OVER.contains(lower) && !lower.endsWith("ern")) {
        return "";
      }
      before = word;
    }
    return "";
  }

  /** Whether the words that tell of the event are in the passive. */
  static boolean passive(String sentence, int start, int end) {
    int from = Math.max(0, start - 40);
    String trigger = sentence.substring(start, end);
    String after = sentence.substring(end, Math.min(sentence.length(), end + 4));
    return (PASSIVE.matcher(sentence.substring(from, start)).find() && !trigger.matches(".*ing"))
        || after.equals(" by ");
  }
}
