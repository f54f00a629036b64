package io.wirewatch.alert.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The revisions at which each rule came to be as it is, also of those that are no more. Not only
 * the last: who has followed the rules up to one in between has to find the rule there as well. One
 * thread notes, any reads.
 */
final class RuleRevisions {
  private final ConcurrentSkipListMap<Long, String> ids = new ConcurrentSkipListMap<>();
  private final Map<String, Set<Long>> revisions = new ConcurrentHashMap<>();

  /** A rule and a revision of it. */
  record Revision(String id, long revision) {}

  void note(String id, Set<Long> now) {
    now.forEach(revision -> ids.put(revision, id));
    Set<Long> before = revisions.put(id, now);
    if (before != null) {
      before.stream().filter(revision -> !now.contains(revision)).forEach(ids::remove);
    }
  }

  /** Those after one revision up to another, in order; of each rule the last. */
  List<Revision> between(long after, long upTo) {
    LinkedHashMap<String, Long> last = new LinkedHashMap<>();
    ids.subMap(after, false, upTo, true).forEach((revision, id) -> last.putLast(id, revision));
    return last.entrySet().stream()
        .map(entry -> new Revision(entry.getKey(), entry.getValue()))
        .toList();
  }
}
