package io.wirewatch.alert.rule;

import io.wirewatch.configuration.InvalidField;

/**
 * An outlet, as {@code sources.yaml} describes it.
 *
 * @param id as articles name it
 * @param name its name for people
 * @param owner who owns it; outlets of one owner are not independent of each other
 * @param kind such as agency, newspaper or broadcaster
 * @param agency of a news agency's own outlet the id that {@code agencies.yaml} gives the agency;
 *     else empty
 */
public record Source(String id, String name, String owner, String kind, String agency) {

  /** Fills in what is absent and refuses what cannot do without. */
  public Source {
    if (id == null || id.isBlank()) {
      throw new InvalidField("id", "is missing");
    }
    name = name == null ? id : name;
    owner = owner == null || owner.isBlank() ? id : owner;
    kind = kind == null ? "" : kind;
    agency = agency == null ? "" : agency;
  }
}
