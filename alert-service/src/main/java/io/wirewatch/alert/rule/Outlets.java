package io.wirewatch.alert.rule;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * To whom outlets and news agencies belong. A text counts as an agency's only where its credit line
 * says so. A copy without one counts as its outlet's, even word for word: which of two equal texts
 * was the first can only be said once all have come, so that sources would depend on the order of
 * arrival, or change under episodes that were told; and it takes the texts of all groups, of which
 * each knows only its own. Where that matters, a rule counts stories, which such copies share.
 */
final class Outlets {
  private final Map<String, String> owners = new HashMap<>();
  private final Map<String, String> ownersOfAgencies = new HashMap<>();

  private Outlets() {}

  static Outlets of(Collection<Source> sources) {
    Outlets outlets = new Outlets();
    for (Source source : sources) {
      outlets.owners.put(source.id(), source.owner());
      if (!source.agency().isEmpty()) {
        outlets.ownersOfAgencies.putIfAbsent(source.agency(), source.owner());
      }
    }
    return outlets;
  }

  /** An outlet's owner; the outlet itself where none is known. */
  String owner(String outlet) {
    return owners.getOrDefault(outlet, outlet);
  }

  /** An agency's owner, so that its own outlet is the same source; else the agency itself. */
  String ownerOfAgency(String agency) {
    return ownersOfAgencies.getOrDefault(agency, agency);
  }
}
