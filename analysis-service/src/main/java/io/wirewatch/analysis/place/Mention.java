package io.wirewatch.analysis.place;

/**
 * A place of a text at which a country, an organisation or a person of public office is named.
 *
 * @param kind what is named
 * @param id an ISO 3166-1 alpha-2 code, an organisation's id such as {@code NATO}, or a person's
 *     such as {@code volodymyr-zelensky}
 * @param country a country's own code, or the country for which a person holds office when the text
 *     is published; empty for organisations and their heads
 * @param organisation an organisation's own id, or that of the one a person heads; else empty
 * @param start where it starts, in UTF-16 units of the text
 * @param end where it ends, exclusive
 * @param basis by what it is named
 */
public record Mention(
    Kind kind, String id, String country, String organisation, int start, int end, Basis basis) {

  /** What is named. */
  public enum Kind {
    COUNTRY,
    ORGANISATION,
    PERSON
  }

  /** By what it is named: a PLACE is a city or region, an OFFICIAL a person by name. */
  public enum Basis {
    NAME,
    DEMONYM,
    CAPITAL,
    METONYM,
    PLACE,
    OFFICIAL
  }

  /** The same, counted from another place of the text. */
  public Mention movedBy(int units) {
    return new Mention(kind, id, country, organisation, start + units, end + units, basis);
  }

  /** The country, or else the organisation, that it stands for as a side of an event. */
  public String side() {
    return country.isEmpty() ? organisation : country;
  }
}
