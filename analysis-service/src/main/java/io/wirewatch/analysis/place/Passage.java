package io.wirewatch.analysis.place;

import io.wirewatch.analysis.place.Mention.Basis;
import io.wirewatch.analysis.place.Mention.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One text being searched: first its names, then what they mean in each other's company. */
final class Passage {
  /** News of the week after still calls one who has left office by it. */
  private static final int DAYS_AFTER = 7;

  private static final Set<String> DAYS_AND_MONTHS =
      Words.set(
          "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March "
              + "April May June July August September October November December I");

  /** A name as it stands in the text. */
  private record Found(Names.Name name, int start, int end, int lastWord) {}

  private final String text;
  private final LocalDate day;
  private final Names names;
  private final Surroundings around;
  private final Set<String> titles;
  private final Set<String> givenNames;

  private final List<Found> found = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private final Set<String> introduced = new HashSet<>();

  Passage(String text, LocalDate day, Names names, Set<String> titles, Set<String> givenNames) {
    this.text = text;
    this.day = day;
    this.names = names;
    this.around = new Surroundings(text);
    this.titles = titles;
    this.givenNames = givenNames;
  }

  List<Mention> mentions() {
    scan();
    for (Found name : found) {
      keys.add(name.name().key);
      for (Names.Holder holder : name.name().people) {
        if (inOffice(holder)) {
          introduced.add(holder.person().id());
        }
      }
    }
    List<Mention> mentions = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Mention mention = meaning(i);
      if (mention != null) {
        mentions.add(mention);
      }
    }
    return mentions;
  }

  private void scan() {
    int at = Words.next(text, 0);
    while (at < text.length() && found.size() < Gazetteer.MAX_MENTIONS) {
      int end = Words.end(text, at, text.length());
      if (end - at <= Words.LONGEST && mayStart(at, end)) {
        Found name = longest(at, end);
        if (name != null) {
          found.add(name);
          end = name.end();
        }
      }
      at = Words.next(text, end);
    }
  }

  /** Names start with a capital, but for the likes of "al-Qaeda" and "bin Laden". */
  private boolean mayStart(int start, int end) {
    char first = text.charAt(start);
    return first < 128
        ? (first >= 'A' && first <= 'Z')
            || (first > '9' && end - start > 1 && names.startsLower(text, start))
        : Character.isUpperCase(first);
  }

  private @Nullable Found longest(int start, int end) {
    String word = Words.fold(text, start, end);
    Found best = follow(names.written.to(word), start, end);
    if (word.length() >= 2 && Character.isUpperCase(word.charAt(1)) && upper(word)) {
      Found shouted = follow(names.capitals.to(word), start, end);
      if (shouted != null && (best == null || shouted.end() > best.end())) {
        best = shouted;
      }
    }
    return best;
  }

  private static boolean upper(String word) {
    return word.equals(word.toUpperCase(Locale.ROOT));
  }

  private @Nullable Found follow(Names.@Nullable Step first, int start, int firstEnd) {
    Found best = null;
    Names.Step step = first;
    int word = start;
    int end = firstEnd;
    while (step != null) {
      if (step.name != null) {
        boolean dot = step.name.dotted && end < text.length() && text.charAt(end) == '.';
        best = new Found(step.name, start, dot ? end + 1 : end, word);
      }
      int next = end;
      while (next < text.length()
          && next < end + 4
          && !Character.isLetterOrDigit(text.charAt(next))) {
        next++;
      }
      if (next >= text.length() || next >= end + 4) {
        break;
      }
      int nextEnd = Words.end(text, next, next + Words.LONGEST);
      if (nextEnd <= next || !Words.joins(text, word, end, next, nextEnd)) {
        break;
      }
      step = step.to(Words.fold(text, next, nextEnd));
      word = next;
      end = nextEnd;
    }
    return best;
  }

  private @Nullable Mention meaning(int index) {
    Found name = found.get(index);
    Names.Place place = name.name().place;
    if (place != null) {
      String id = place(index, name, place);
      if (!id.isEmpty()) {
        boolean country = place.kind() == Kind.COUNTRY;
        return new Mention(
            place.kind(),
            id,
            country ? id : "",
            country ? "" : id,
            name.start(),
            name.end(),
            place.basis());
      }
      return null;
    }
    PlacesFile.Official person = person(index, name);
    return person == null
        ? null
        : new Mention(
            Kind.PERSON,
            person.id(),
            person.country(),
            person.organisation(),
            name.start(),
            name.end(),
            Basis.OFFICIAL);
  }

  /** The id of the place that is meant, or nothing. */
  private String place(int index, Found name, Names.Place place) {
    if (name.end() < text.length() && text.charAt(name.end()) == '$') {
      return "";
    }
    Company company = name.name().company;
    if (company == null) {
      return place.id();
    }
    String before = around.wordBefore(name.start());
    String after = around.wordAfter(name.end());
    if (company.before().contains(before)
        || company.after().contains(after)
        || givenNames.contains(before)
        || (company.givenName() && strangerFollows(index, after))
        || (!company.inCapitals() && around.shouted(name.start()))) {
      return "";
    }
    return company.outweighed(keys) ? company.instead() : place.id();
  }

  private PlacesFile.@Nullable Official person(int index, Found name) {
    for (Names.Holder holder : name.name().people) {
      if (inOffice(holder)) {
        return holder.person();
      }
    }
    boolean titled = titled(index, name);
    if (name.name().surnames.isEmpty() || (!titled && another(index, name))) {
      return null;
    }
    PlacesFile.Official best = null;
    for (Names.Holder holder : name.name().surnames) {
      PlacesFile.Official person = holder.person();
      boolean known = introduced.contains(person.id());
      if (inOffice(holder)
          && (titled || known || !person.titled())
          && (best == null || (known && !introduced.contains(best.id())))) {
        best = person;
      }
    }
    return best;
  }

  private boolean titled(int index, Found name) {
    String before = around.wordBefore(name.start());
    return titles.contains(before)
        || (before.equals("s") && index > 0 && found.get(index - 1).end() + 3 >= name.start());
  }

  /** Whether the words next to a surname make it somebody else's. */
  private boolean another(int index, Found name) {
    String before = around.wordBefore(name.start());
    if (givenNames.contains(before)) {
      return true;
    }
    if (strangerFollows(index, around.wordAfter(name.end()))) {
      return true;
    }
    return !before.isEmpty()
        && Character.isUpperCase(before.charAt(0))
        && !(index > 0 && found.get(index - 1).end() + 1 >= name.start())
        && around.insideSentence(name.start())
        && !around.headline(name.start());
  }

  /** Whether a capitalised word follows that is no name we know, as in "Jordan Henderson". */
  private boolean strangerFollows(int index, String after) {
    if (after.isEmpty()
        || !Character.isUpperCase(after.charAt(0))
        || upper(after)
        || DAYS_AND_MONTHS.contains(after)
        || titles.contains(after)) {
      return false;
    }
    Found name = found.get(index);
    boolean known = index + 1 < found.size() && found.get(index + 1).start() <= name.end() + 2;
    return !known && !around.headline(name.start());
  }

  private boolean inOffice(Names.Holder holder) {
    return holder.holds(day, DAYS_AFTER);
  }
}
