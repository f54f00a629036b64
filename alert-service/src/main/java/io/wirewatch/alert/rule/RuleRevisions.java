package io.wirewatch.alert.rule;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The last revision of each rule, also of those that are no more. One thread notes, any reads. */
final class RuleRevisions {
  private final ConcurrentSkipListMap<Long, String> ids = new ConcurrentSkipListMap<>();
  private final Map<String, Long> revisions = new ConcurrentHashMap<>();

  /** A rule and a revision of it. */
  record Revision(String id, long revision) {}

  void note(String id, long revision) {
    Long before = revisions.put(id, revision);
    if (before != null && before != revision) {
      ids.remove(before);
    }
    ids.put(revision, id);
  }

  /** Those after one revision up to another, in order. */
  List<Revision> between(long after, long upTo) {
    Collection<Map.Entry<Long, String>> entries = ids.subMap(after, false, upTo, true).entrySet();
    return entries.stream().map(entry -> new Revision(entry.getValue(), entry.getKey())).toList();
  }
}
