package io.wirewatch.analysis.place;

import io.wirewatch.analysis.place.Mention.Basis;
import io.wirewatch.analysis.place.Mention.Kind;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.Problem;
import io.wirewatch.configuration.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the countries, organisations and people of public office that a text names. Immutable, and
 * safe for any number of threads.
 */
public final class Gazetteer {
  /** Of a text that names more, only the first so many places are looked at. */
  public static final int MAX_MENTIONS = 10_000;

  /** Parts a title from its body; no name goes on beyond it. */
  static final char AFTER_TITLE = '\u2029';

  private final Names names = new Names();
  private final Set<String> titles = new HashSet<>();
  private final Set<String> givenNames = new HashSet<>();
  private final List<Problem> problems;

  private Gazetteer(Loaded<PlacesFile> files) {
    List<Problem> found = new ArrayList<>(files.problems());
    Set<String> codes = new HashSet<>();
    Set<String> organisations = new HashSet<>();
    for (Loaded.Item<PlacesFile> file : files.items()) {
      enterCountries(file, codes, found);
    }
    organisations.addAll(codes); // an id that is a country's code would be taken for the country
    for (Loaded.Item<PlacesFile> file : files.items()) {
      enterOrganisations(file, organisations, found);
    }
    for (Loaded.Item<PlacesFile> file : files.items()) {
      enterOfficials(file, codes, organisations, found);
      file.value().others().forEach(names::enter);
      file.value().titles().forEach(title -> titles.add(Words.key(title)));
      file.value().givenNames().forEach(given -> givenNames.add(Words.key(given)));
    }
    for (Loaded.Item<PlacesFile> file : files.items()) {
      enterAmbiguous(file, codes, found);
    }
    problems = List.copyOf(found);
  }

  /** The names of some files. What cannot be used becomes a problem and leaves the rest. */
  public static Gazetteer of(Loaded<PlacesFile> files) {
    return new Gazetteer(files);
  }

  /**
   * The names of a folder's {@code .yaml} files; of a folder that does not exist, none.
   *
   * @throws java.io.UncheckedIOException if the folder cannot be listed
   */
  public static Gazetteer load(Path folder) {
    return of(
        Files.isDirectory(folder)
            ? YamlFile.folder(folder, PlacesFile.class)
            : new Loaded<>(List.of(), List.of()));
  }

  /** What was left out, and why: file, line and field. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * The mentions in a text, in its order and without overlap.
   *
   * @param publishedAt decides who is in office
   */
  public List<Mention> find(String text, Instant publishedAt) {
    LocalDate day = LocalDate.ofInstant(publishedAt, ZoneOffset.UTC);
    return new Passage(text, day, names, titles, givenNames).mentions();
  }

  /**
   * The mentions in an article, found in its title and body together, since each may tell whom the
   * other means. A place of the body is counted from one unit after the end of the title; from 0
   * when there is no title.
   *
   * @param publishedAt decides who is in office
   */
  public List<Mention> find(String title, String body, Instant publishedAt) {
    return find(title.isEmpty() ? body : title + AFTER_TITLE + body, publishedAt);
  }

  private void enterCountries(
      Loaded.Item<PlacesFile> file, Set<String> codes, List<Problem> found) {
    List<PlacesFile.Country> countries = file.value().countries();
    for (int i = 0; i < countries.size(); i++) {
      PlacesFile.Country country = countries.get(i);
      String at = "countries[" + i + "]";
      if (!codes.add(country.code())) {
        found.add(file.problem(at + ".code", country.code() + " is taken already"));
        continue;
      }
      Entering entering = new Entering(file, Kind.COUNTRY, country.code(), found);
      entering.all(country.names(), at + ".names", Basis.NAME);
      entering.all(country.demonyms(), at + ".demonyms", Basis.DEMONYM);
      entering.all(country.capitals(), at + ".capitals", Basis.CAPITAL);
      entering.all(country.metonyms(), at + ".metonyms", Basis.METONYM);
      entering.all(country.places(), at + ".places", Basis.PLACE);
    }
  }

  private void enterOrganisations(
      Loaded.Item<PlacesFile> file, Set<String> ids, List<Problem> found) {
    List<PlacesFile.Organisation> organisations = file.value().organisations();
    for (int i = 0; i < organisations.size(); i++) {
      PlacesFile.Organisation organisation = organisations.get(i);
      String at = "organisations[" + i + "]";
      if (!ids.add(organisation.id())) {
        found.add(file.problem(at + ".id", organisation.id() + " is taken already"));
        continue;
      }
      Entering entering = new Entering(file, Kind.ORGANISATION, organisation.id(), found);
      entering.all(organisation.names(), at + ".names", Basis.NAME);
      entering.all(organisation.capitals(), at + ".capitals", Basis.CAPITAL);
    }
  }

  private void enterOfficials(
      Loaded.Item<PlacesFile> file,
      Set<String> codes,
      Set<String> organisations,
      List<Problem> found) {
    List<PlacesFile.Official> officials = file.value().officials();
    for (int i = 0; i < officials.size(); i++) {
      PlacesFile.Official official = officials.get(i);
      String at = "officials[" + i + "]";
      if (!official.country().isEmpty() && !codes.contains(official.country())) {
        found.add(file.problem(at + ".country", "is not the code of a known country"));
      } else if (!official.organisation().isEmpty()
          && !organisations.contains(official.organisation())) {
        found.add(file.problem(at + ".organisation", "is not the id of a known organisation"));
      } else {
        Names.Holder holder = Names.Holder.of(official);
        names.enter(official.name()).people.add(holder);
        official.also().forEach(name -> names.enter(name).people.add(holder));
        if (!official.surname().isEmpty()) {
          names.enter(official.surname()).surnames.add(holder);
        }
      }
    }
  }

  private void enterAmbiguous(
      Loaded.Item<PlacesFile> file, Set<String> codes, List<Problem> found) {
    List<PlacesFile.Ambiguous> list = file.value().ambiguous();
    for (int i = 0; i < list.size(); i++) {
      PlacesFile.Ambiguous ambiguous = list.get(i);
      String at = "ambiguous[" + i + "]";
      Names.Name name = names.known(ambiguous.name());
      if (name == null) {
        found.add(file.problem(at + ".name", "is not a name of any of the files"));
      } else if (!ambiguous.instead().isEmpty() && !codes.contains(ambiguous.instead())) {
        found.add(file.problem(at + ".instead", "is not the code of a known country"));
      } else {
        name.company = Company.of(ambiguous);
        ambiguous.against().forEach(names::enter);
        ambiguous.favour().forEach(names::enter);
      }
    }
  }

  /** Enters the names of one country or organisation. */
  private final class Entering {
    private final Loaded.Item<PlacesFile> file;
    private final Kind kind;
    private final String id;
    private final List<Problem> found;

    Entering(Loaded.Item<PlacesFile> file, Kind kind, String id, List<Problem> found) {
      this.file = file;
      this.kind = kind;
      this.id = id;
      this.found = found;
    }

    void all(List<String> texts, String field, Basis basis) {
      for (int i = 0; i < texts.size(); i++) {
        String text = texts.get(i);
        if (Words.of(text).isEmpty()) {
          found.add(file.problem(field + "[" + i + "]", "has no letter"));
          continue;
        }
        Names.Place taken = enter(text, basis);
        if (!taken.id().equals(id)) {
          found.add(
              file.problem(
                  field + "[" + i + "]", text + " is a name of " + taken.id() + " already"));
        } else if (basis == Basis.DEMONYM && !text.matches(".*(s|z|x|ch|sh|ese|men|man)")) {
          enter(text + "s", basis);
        }
      }
    }

    private Names.Place enter(String text, Basis basis) {
      Names.Name name = names.enter(text);
      if (name.place == null) {
        name.place = new Names.Place(kind, id, basis);
      }
      return name.place;
    }
  }
}
