package io.wirewatch.analysis.place;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** The company in which a name means something else: folded, for looking up. */
record Company(
    Set<String> before,
    Set<String> after,
    Set<String> against,
    Set<String> favour,
    String instead,
    boolean givenName,
    boolean inCapitals) {

  static Company of(PlacesFile.Ambiguous ambiguous) {
    return new Company(
        keys(ambiguous.before()),
        keys(ambiguous.after()),
        keys(ambiguous.against()),
        keys(ambiguous.favour()),
        ambiguous.instead(),
        ambiguous.givenName(),
        ambiguous.caps());
  }

  /** Whether the names of a text speak for the other meaning. */
  boolean outweighed(Set<String> names) {
    return against.stream().anyMatch(names::contains) && favour.stream().noneMatch(names::contains);
  }

  static Set<String> keys(Collection<String> names) {
    return names.stream().map(Words::key).collect(Collectors.toUnmodifiableSet());
  }
}
