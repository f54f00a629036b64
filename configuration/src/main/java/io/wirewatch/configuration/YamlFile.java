package io.wirewatch.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A YAML file of the configuration folder. {@code ${NAME}} and {@code ${NAME:default}} in its
 * values are taken from the environment.
 */
public final class YamlFile {
  private final Path path;
  private final YamlTree.Environment environment;

  /** A file whose values may name variables of this process's environment. */
  public YamlFile(Path path) {
    this(path, name -> System.getenv(name));
  }

  YamlFile(Path path, YamlTree.Environment environment) {
    this.path = path;
    this.environment = environment;
  }

  /**
   * Reads the list that stands under the file's one key, such as {@code rules:}. A file that does
   * not exist has none.
   *
   * @param kinds the kinds of items that an item's field names, where it does
   */
  public <T> Loaded<T> list(String key, Class<T> type, Class<?>... kinds) {
    Binding binding = new Binding(kinds);
    if (!Files.exists(path)) {
      return new Loaded<>(List.of(), List.of());
    }
    YamlTree tree;
    try {
      tree = parse();
    } catch (YamlTree.Unreadable e) {
      return new Loaded<>(List.of(), List.of(problem(e.line(), "", e.reason())));
    }
    JsonNode list = tree.root().path(key);
    if (!list.isArray()) {
      return new Loaded<>(
          List.of(), List.of(problem(tree.line(key), key, "must be there, and a list")));
    }
    List<Loaded<T>> parts = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      parts.add(bind(binding, tree, key + "[" + i + "]", list.get(i), type));
    }
    return Loaded.of(parts);
  }

  /** Reads the whole file as one item. */
  public <T> Loaded<T> item(Class<T> type) {
    try {
      YamlTree tree = parse();
      return bind(new Binding(), tree, "", tree.root(), type);
    } catch (YamlTree.Unreadable e) {
      return new Loaded<>(List.of(), List.of(problem(e.line(), "", e.reason())));
    }
  }

  /** Reads every {@code .yaml} file of a folder, in the order of their names, as one item each. */
  public static <T> Loaded<T> folder(Path folder, Class<T> type) {
    return Loaded.of(files(folder).map(file -> file.item(type)).toList());
  }

  /** Reads the lists that stand under a key in every {@code .yaml} file of a folder as one. */
  public static <T> Loaded<T> lists(Path folder, String key, Class<T> type) {
    return Loaded.of(files(folder).map(file -> file.list(key, type)).toList());
  }

  private static Stream<YamlFile> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
          .map(YamlFile::new);
    } catch (IOException e) {
      throw new UncheckedIOException("the folder " + folder + " cannot be listed", e);
    }
  }

  private YamlTree parse() {
    try (Reader reader = Files.newBufferedReader(path)) {
      return YamlTree.parse(reader, environment);
    } catch (IOException e) {
      throw new YamlTree.Unreadable(1, "cannot be read: " + e.getMessage());
    }
  }

  private <T> Loaded<T> bind(
      Binding binding, YamlTree tree, String at, JsonNode node, Class<T> type) {
    Optional<Map.Entry<String, String>> fault = tree.fault(at);
    if (fault.isPresent()) {
      String field = fault.get().getKey();
      return new Loaded<>(
          List.of(), List.of(problem(tree.line(field), field, fault.get().getValue())));
    }
    try {
      T value = binding.bind(node, type);
      return new Loaded<>(List.of(new Loaded.Item<>(value, name(), at, tree::line)), List.of());
    } catch (InvalidField e) {
      String field = Binding.join(at, e.field());
      return new Loaded<>(
          List.of(), List.of(problem(tree.line(field), field, String.valueOf(e.getMessage()))));
    }
  }

  private Problem problem(int line, String field, String reason) {
    return new Problem(name(), line, field, reason);
  }

  private String name() {
    return String.valueOf(path.getFileName());
  }
}
