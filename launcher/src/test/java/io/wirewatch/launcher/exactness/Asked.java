package io.wirewatch.launcher.exactness;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a generated rule asks, as it is written. Lengths are in seconds. */
sealed interface Asked {
  /** Its queries, in the order in which they are numbered. */
  List<Query> queries();

  /** The fields that it has in a rule, as JSON without the braces. */
  String json();

  /** The longest of its windows. */
  long within();

  /** What is counted. */
  enum Count {
    ARTICLES,
    STORIES,
    SOURCES;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** At least so many. */
  record AtLeast(Query query, Count count, int atLeast, long within) implements Asked {
    @Override
    public List<Query> queries() {
      return List.of(query);
    }

    @Override
    public String json() {
      return """
      "query": "%s", "count": "%s", "atLeast": %d, "within": "%ds\""""
          .formatted(query, count, atLeast, within);
    }
  }

  /** Many times what is usual. */
  record Spike(
      Query query, Count count, long within, double times, long over, int floor, int sources)
      implements Asked {
    @Override
    public List<Query> queries() {
      return List.of(query);
    }

    @Override
    public String json() {
      return """
      "query": "%s", "count": "%s", "within": "%ds", \
      "spike": {"times": %s, "over": "%ds", "floor": %d%s}"""
          .formatted(
              query,
              count,
              within,
              times,
              over,
              floor,
              sources == 0 ? "" : ", \"sources\": " + sources);
    }
  }

  /** Nothing, though something could be seen. */
  record Absence(Query query, Query among, long within) implements Asked {
    @Override
    public List<Query> queries() {
      return List.of(query, among);
    }

    @Override
    public String json() {
      return """
      "query": "%s", "within": "%ds", "absence": {"among": "%s"}"""
          .formatted(query, within, among);
    }
  }

  /** One thing, then another. */
  record Sequence(Query first, Query then, long within) implements Asked {
    @Override
    public List<Query> queries() {
      return List.of(first, then);
    }

    @Override
    public String json() {
      return """
      "within": "%ds", "sequence": {"first": "%s", "then": "%s"}"""
          .formatted(within, first, then);
    }
  }

  /** All of several, or any. */
  record Several(boolean all, List<Asked> parts) implements Asked {
    @Override
    public List<Query> queries() {
      return parts.stream().flatMap(part -> part.queries().stream()).toList();
    }

    @Override
    public String json() {
      return parts.stream()
          .map(part -> "{" + part.json() + "}")
          .collect(Collectors.joining(", ", all ? "\"all\": [" : "\"any\": [", "]"));
    }

    @Override
    public long within() {
      return parts.stream().mapToLong(Asked::within).max().orElseThrow();
    }
  }

  /** A rule. */
  record Rule(String id, String title, Asked asked, String groupBy, String updateEvery) {
    /** As it is written, which is YAML too. */
    String json() {
      return """
      {"id": "%s", "title": "%s", "groupBy": "%s", "updateEvery": "%s", %s}"""
          .formatted(id, title, groupBy, updateEvery, asked.json());
    }
  }
}
