package io.wirewatch.launcher.exactness;

import io.wirewatch.launcher.exactness.Asked.Count;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The episodes of a rule, found the plain way: all its articles in the order of event time, and at
 * every instant at which anything can change everything in the window counted anew.
 */
final class Reference {
  private final List<Piece> pieces;
  private final Map<String, String> merges;
  private final Function<Piece, String> source;

  /** A stretch of event time, its end exclusive, in seconds since the epoch. */
  record Span(long start, long end) {}

  /** An article that matches; its clauses as bits. */
  record Item(Piece piece, long time, int clauses, String story, String source) {
    boolean matches(int clause) {
      return (clauses & (1 << clause)) != 0;
    }

    String key(Count count) {
      return switch (count) {
        case ARTICLES -> piece.articleId();
        case STORIES -> story;
        case SOURCES -> source;
      };
    }
  }

  /**
   * Of some articles.
   *
   * @param pieces in the order of event time
   * @param merges of a story what it became part of
   * @param source whose an article is
   */
  Reference(List<Piece> pieces, Map<String, String> merges, Function<Piece, String> source) {
    this.pieces = pieces;
    this.merges = merges;
    this.source = source;
  }

  /** The groups in which an article counts. */
  static List<String> groups(String groupBy, Piece piece) {
    return switch (groupBy) {
      case "nothing" -> List.of("");
      case "topic" -> piece.topics().stream().map(Piece.Tag::key).distinct().toList();
      case "source" -> List.of(piece.outlet().id());
      case "owner" -> List.of(piece.outlet().owner());
      case "language" -> List.of(piece.language());
      case "country" -> piece.countries().stream().distinct().toList();
      case "actor" -> piece.actors();
      case "pair" ->
          piece.topics().stream()
              .flatMap(topic -> topic.pairs().stream())
              .map(pair -> String.join("-", new TreeSet<>(List.of(pair.from(), pair.to()))))
              .distinct()
              .toList();
      default -> throw new IllegalStateException(groupBy);
    };
  }

  /** The articles that match a rule, by group, in the order of event time. */
  Map<String, List<Item>> items(Asked.Rule rule) {
    List<Query> queries = rule.asked().queries();
    Map<String, List<Item>> byGroup = new TreeMap<>();
    for (Piece piece : pieces) {
      int clauses = 0;
      for (int i = 0; i < queries.size(); i++) {
        clauses |= queries.get(i).matches(piece) ? 1 << i : 0;
      }
      if (clauses != 0) {
        Item item = new Item(piece, piece.time(), clauses, "", source.apply(piece));
        for (String group : groups(rule.groupBy(), piece)) {
          byGroup.computeIfAbsent(group, g -> new ArrayList<>()).add(item);
        }
      }
    }
    byGroup.replaceAll((group, items) -> withStories(items));
    return byGroup;
  }

  /** A rule's episodes, by group. */
  Map<String, List<Span>> episodes(Asked.Rule rule) {
    Map<String, List<Span>> episodes = new TreeMap<>();
    items(rule)
        .forEach(
            (group, items) -> {
              List<Span> spans = new Recount(items).spans(rule.asked());
              if (!spans.isEmpty()) {
                episodes.put(group, spans);
              }
            });
    return episodes;
  }

  /**
   * How many there can have been at most of what is counted in the window that ends at an instant,
   * when no two stories had turned out to be one yet.
   */
  static int most(List<Item> items, Asked.AtLeast asked, long instant) {
    Recount recount = new Recount(items);
    if (asked.count() != Count.STORIES) {
      return recount.distinct(asked.count(), 0, instant - asked.within(), instant);
    }
    Set<String> stories = new HashSet<>();
    for (Item item : recount.between(instant - asked.within(), instant)) {
      String story = item.piece().story();
      stories.add(story.isEmpty() ? item.piece().articleId() : story);
    }
    return stories.size();
  }

  /** With the name of the story of each: articles that are joined, however indirectly. */
  private List<Item> withStories(List<Item> items) {
    int[] parent = new int[items.size()];
    Map<String, Integer> bySaid = new HashMap<>();
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
      String said = survivor(items.get(i).piece().story());
      Integer before = said.isEmpty() ? null : bySaid.putIfAbsent(said, i);
      if (before != null) {
        parent[root(parent, i)] = root(parent, before);
      }
      for (int j = i - 1; j >= 0; j--) {
        if (items.get(i).time() - items.get(j).time() > Press.SHORTEST_WINDOW) {
          break; // no two copies lie farther apart
        }
        if (areCopies(items.get(i).piece(), items.get(j).piece())) {
          parent[root(parent, i)] = root(parent, j);
        }
      }
    }
    List<Item> named = new ArrayList<>();
    for (int i = 0; i < parent.length; i++) {
      Item item = items.get(i);
      String story = "story of " + root(parent, i);
      named.add(new Item(item.piece(), item.time(), item.clauses(), story, item.source()));
    }
    return named;
  }

  private static int root(int[] parent, int of) {
    int root = of;
    while (parent[root] != root) {
      root = parent[root];
    }
    return root;
  }

  private String survivor(String story) {
    String survivor = story;
    while (merges.containsKey(survivor)) {
      survivor = merges.getOrDefault(survivor, "");
    }
    return survivor;
  }

  /** Fingerprints decide only where the analysis knows no story of one of two. */
  private static boolean areCopies(Piece one, Piece other) {
    if (!one.story().isEmpty() && !other.story().isEmpty()) {
      return false;
    }
    int equal = 0;
    for (int i = 0; i < Math.min(one.fingerprint().length, other.fingerprint().length); i++) {
      equal += one.fingerprint()[i] == other.fingerprint()[i] ? 1 : 0;
    }
    return equal >= 32;
  }

  /** Counts the articles of one rule and group. */
  private static final class Recount {
    private final List<Item> items;
    private final Map<String, Double> medians = new HashMap<>();

    Recount(List<Item> items) {
      this.items = items;
    }

    List<Span> spans(Asked asked) {
      NavigableSet<Long> changes = new TreeSet<>();
      changes(asked, 0, changes);
      List<Span> spans = new ArrayList<>();
      long start = 0;
      boolean before = false;
      for (long instant : changes) {
        boolean now = met(asked, 0, instant);
        if (now && !before) {
          start = instant;
        } else if (before && !now) {
          spans.add(new Span(start, instant));
        }
        before = now;
      }
      if (before) {
        throw new IllegalStateException("never ends: " + asked);
      }
      return spans;
    }

    /** Every instant at which it can become met or cease to be. */
    private void changes(Asked asked, int clause, Set<Long> changes) {
      switch (asked) {
        case Asked.AtLeast a -> comeAndGo(a.within(), changes);
        case Asked.Absence a -> comeAndGo(a.within(), changes);
        case Asked.Sequence a -> comeAndGo(a.within(), changes);
        case Asked.Spike a -> {
          comeAndGo(a.within(), changes);
          long first = items.getFirst().time() / a.within();
          long last = (items.getLast().time() + a.over()) / a.within() + 3;
          for (long stretch = first; stretch <= last; stretch++) {
            changes.add(stretch * a.within());
          }
        }
        case Asked.Several a -> {
          int next = clause;
          for (Asked part : a.parts()) {
            changes(part, next, changes);
            next += part.queries().size();
          }
        }
      }
    }

    private void comeAndGo(long within, Set<Long> changes) {
      for (Item item : items) {
        changes.add(item.time());
        changes.add(item.time() + within);
      }
    }

    private boolean met(Asked asked, int clause, long t) {
      return switch (asked) {
        case Asked.AtLeast a -> distinct(a.count(), clause, t - a.within(), t) >= a.atLeast();
        case Asked.Spike a ->
            distinct(a.count(), clause, t - a.within(), t)
                    >= Math.max(a.floor(), (int) Math.ceil(a.times() * usual(a, clause, t)))
                && distinct(Count.SOURCES, clause, t - a.within(), t) >= a.sources();
        case Asked.Absence a ->
            distinct(Count.ARTICLES, clause, t - a.within(), t) == 0
                && distinct(Count.ARTICLES, clause + 1, t - a.within(), t) > 0;
        case Asked.Sequence a -> follows(clause, t - a.within(), t);
        case Asked.Several a -> {
          int next = clause;
          boolean met = a.all();
          for (Asked part : a.parts()) {
            boolean one = met(part, next, t);
            met = a.all() ? met && one : met || one;
            next += part.queries().size();
          }
          yield met;
        }
      };
    }

    /** How many distinct ones there are in (from, to]. */
    int distinct(Count count, int clause, long from, long to) {
      Set<String> keys = new HashSet<>();
      for (Item item : between(from, to)) {
        if (item.matches(clause)) {
          keys.add(item.key(count));
        }
      }
      return keys.size();
    }

    private boolean follows(int clause, long from, long to) {
      List<Item> window = between(from, to);
      for (Item first : window) {
        for (Item then : window) {
          if (first.matches(clause)
              && then.matches(clause + 1)
              && first.time() <= then.time()
              && first.piece().id() != then.piece().id()) {
            return true;
          }
        }
      }
      return false;
    }

    /** The median of the counts in the stretches that ended before the one before this one. */
    private double usual(Asked.Spike a, int clause, long t) {
      long k = Math.floorDiv(t, a.within());
      return medians.computeIfAbsent(
          clause + "/" + k,
          unknown -> {
            int number = (int) (a.over() / a.within());
            int[] counts = new int[number];
            for (int i = 0; i < number; i++) {
              long stretch = k - 1 - number + i;
              // items have whole seconds, so [start, end) is (start - 1, end - 1]
              counts[i] =
                  distinct(
                      a.count(), clause, stretch * a.within() - 1, (stretch + 1) * a.within() - 1);
            }
            Arrays.sort(counts);
            return (counts[(number - 1) / 2] + counts[number / 2]) / 2.0;
          });
    }

    private List<Item> between(long from, long to) {
      return items.subList(firstAfter(from), firstAfter(to));
    }

    private int firstAfter(long time) {
      int low = 0;
      int high = items.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (items.get(middle).time() > time) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }
  }
}
