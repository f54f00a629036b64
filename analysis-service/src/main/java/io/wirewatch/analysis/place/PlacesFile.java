package io.wirewatch.analysis.place;

import io.wirewatch.configuration.InvalidField;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@code places/}. Each list may be absent.
 *
 * @param countries countries and territories
 * @param organisations organisations of states, relief organisations, armed groups
 * @param officials people of public office
 * @param others names that hold one of the above and mean something else
 * @param ambiguous names that mean something else in some company
 * @param titles words that stand before a surname
 * @param givenNames names before which a known surname is another person's
 */
public record PlacesFile(
    List<Country> countries,
    List<Organisation> organisations,
    List<Official> officials,
    List<String> others,
    List<Ambiguous> ambiguous,
    List<String> titles,
    List<String> givenNames) {

  /** Fills in what is absent. */
  public PlacesFile {
    countries = orEmpty(countries);
    organisations = orEmpty(organisations);
    officials = orEmpty(officials);
    others = orEmpty(others);
    ambiguous = orEmpty(ambiguous);
    titles = orEmpty(titles);
    givenNames = orEmpty(givenNames);
  }

  /** A country, by its ISO 3166-1 alpha-2 code, and what stands for it. */
  public record Country(
      String code,
      List<String> names,
      List<String> demonyms,
      List<String> capitals,
      List<String> metonyms,
      List<String> places) {

    /** Refuses what is no code, and a country without a name. */
    public Country {
      code = matching("code", code, "[A-Z]{2}", "two capital letters");
      names = orEmpty(names);
      demonyms = orEmpty(demonyms);
      capitals = orEmpty(capitals);
      metonyms = orEmpty(metonyms);
      places = orEmpty(places);
      if (names.isEmpty()) {
        throw new InvalidField("names", "must have at least one name");
      }
    }
  }

  /** An organisation; {@code capitals} are cities that stand for it, such as Brussels. */
  public record Organisation(String id, List<String> names, List<String> capitals) {

    /** Refuses what is no id, and an organisation without a name. */
    public Organisation {
      id = matching("id", id, "[A-Z0-9][A-Z0-9-]{1,39}", "capital letters, digits and hyphens");
      names = orEmpty(names);
      capitals = orEmpty(capitals);
      if (names.isEmpty()) {
        throw new InvalidField("names", "must have at least one name");
      }
    }
  }

  /**
   * A person in office for a country or an organisation, one of the two.
   *
   * @param also other full names and spellings
   * @param surname what names the person alone; absent if nothing does
   * @param titled whether the surname alone is not enough without a title or the full name nearby
   */
  public record Official(
      String id,
      String name,
      List<String> also,
      String country,
      String organisation,
      String surname,
      boolean titled,
      List<Term> terms) {

    /** Refuses one without a name, a side or a term. */
    public Official {
      id = matching("id", id, "[a-z0-9][a-z0-9-]{0,79}", "lower-case letters, digits and hyphens");
      name = matching("name", name, "\\S.*", "there");
      also = orEmpty(also);
      country = country == null ? "" : country;
      organisation = organisation == null ? "" : organisation;
      if (country.isEmpty() == organisation.isEmpty()) {
        throw new InvalidField("country", "or organisation must be there, and not both");
      }
      surname = surname == null ? "" : surname;
      terms = orEmpty(terms);
      if (terms.isEmpty()) {
        throw new InvalidField("terms", "must have at least one term");
      }
    }
  }

  /** A term of office: each date a day, a month or a year; {@code until} absent while it lasts. */
  public record Term(String office, String from, String until) {

    /** Refuses what is no date. */
    public Term {
      office = matching("office", office, "\\S.*", "there");
      from = matching("from", from, "\\S+", "there");
      until = until == null ? "" : until;
      if (day("from", from, false)
          .isAfter(until.isEmpty() ? LocalDate.MAX : day("until", until, true))) {
        throw new InvalidField("until", "must not be before from");
      }
    }

    LocalDate first() {
      return day("from", from, false);
    }

    LocalDate last() {
      return until.isEmpty() ? LocalDate.MAX : day("until", until, true);
    }

    private static LocalDate day(String field, String date, boolean last) {
      try {
        return switch (date.length()) {
          case 4 -> last ? Year.parse(date).atMonth(12).atEndOfMonth() : Year.parse(date).atDay(1);
          case 7 -> last ? YearMonth.parse(date).atEndOfMonth() : YearMonth.parse(date).atDay(1);
          default -> LocalDate.parse(date);
        };
      } catch (DateTimeException e) {
        throw new InvalidField(field, "must be a day, a month or a year such as 2019-05-20");
      }
    }
  }

  /**
   * A name that means something else in some company.
   *
   * @param before words just before it with which it is not meant
   * @param after words just after it with which it is not meant
   * @param against names elsewhere in the text that speak for the other meaning
   * @param favour names elsewhere in the text that speak for this one, and outweigh those
   * @param instead the country meant when {@code against} wins; empty for none
   * @param givenName whether an unknown capitalised word after it makes it a person's name
   * @param caps false if it is not meant in a line that is all in capitals
   */
  public record Ambiguous(
      String name,
      List<String> before,
      List<String> after,
      List<String> against,
      List<String> favour,
      String instead,
      boolean givenName,
      Boolean caps) {

    /** Fills in what is absent. */
    public Ambiguous {
      name = matching("name", name, "\\S.*", "there");
      before = orEmpty(before);
      after = orEmpty(after);
      against = orEmpty(against);
      favour = orEmpty(favour);
      instead = instead == null ? "" : instead;
      caps = caps == null || caps;
    }
  }

  private static String matching(
      String field, @Nullable String value, String pattern, String what) {
    if (value == null || !value.matches(pattern)) {
      throw new InvalidField(field, "must be " + what);
    }
    return value;
  }

  private static <T> List<T> orEmpty(@Nullable List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }
}
