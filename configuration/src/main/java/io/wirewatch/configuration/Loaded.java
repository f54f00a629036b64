package io.wirewatch.configuration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** The names of the files that have a problem. */
  public Set<String> badFiles() {
    return problems.stream().map(Problem::file).collect(Collectors.toSet());
  }

  /** The names of the files that have an item. */
  public Set<String> files() {
    return items.stream().map(Item::file).collect(Collectors.toSet());
  }

  /**
   * With what others have of some files in place of what this has of them, in the order of the
   * files' names. The problems stay.
   */
  public Loaded<T> replacing(Set<String> files, Loaded<T> others) {
    List<Item<T>> mixed = new ArrayList<>(items);
    mixed.removeIf(item -> files.contains(item.file()));
    others.items.stream().filter(item -> files.contains(item.file())).forEach(mixed::add);
    mixed.sort(Comparator.comparing(Item::file));
    return new Loaded<>(mixed, problems);
  }

  /** With more problems. */
  public Loaded<T> with(List<Problem> more) {
    return new Loaded<>(items, Stream.concat(problems.stream(), more.stream()).toList());
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
