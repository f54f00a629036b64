package io.wirewatch.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What could be read, beside what could not.
 *
 * @param items the good ones, in the order of the file
 * @param problems the bad ones
 */
public record Loaded<T>(List<Loaded.Item<T>> items, List<Problem> problems) {

  /**
   * An item and where it stands.
   *
   * @param value the item
   * @param file its file's name
   * @param path its path in the file, such as {@code rules[2]}; empty when it is the whole file
   * @param lines tells on which line a path of the file stands
   */
  public record Item<T>(T value, String file, String path, ToIntFunction<String> lines) {
    /** A problem with this item that shows only once it is used. */
    public Problem problem(String field, String reason) {
      String at = path.isEmpty() ? field : path + "." + field;
      return new Problem(file, lines.applyAsInt(at), at, reason);
    }

    /** Where it starts, counted from 1. */
    public int line() {
      return lines.applyAsInt(path);
    }
  }

  /** Copies the lists. */
  public Loaded {
    items = List.copyOf(items);
    problems = List.copyOf(problems);
  }

  /** The good ones. */
  public List<T> values() {
    return items.stream().map(Item::value).toList();
  }

  /** Several files' items as one. */
  public static <T> Loaded<T> of(List<Loaded<T>> parts) {
    List<Item<T>> items = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Loaded<T> part : parts) {
      items.addAll(part.items);
      problems.addAll(part.problems);
    }
    return new Loaded<>(items, problems);
  }

  /** Takes out what has the id of an earlier item, as a problem. */
  public Loaded<T> distinctBy(Function<T, String> id) {
    Map<String, Item<T>> first = new HashMap<>();
    List<Item<T>> kept = new ArrayList<>();
    List<Problem> found = new ArrayList<>(problems);
    for (Item<T> item : items) {
      String value = id.apply(item.value());
      Item<T> earlier = first.putIfAbsent(value, item);
      if (earlier == null) {
        kept.add(item);
      } else {
        found.add(
            item.problem(
                "id",
                "%s is taken already, at %s:%d".formatted(value, earlier.file(), earlier.line())));
      }
    }
    return new Loaded<>(kept, found);
  }
}
