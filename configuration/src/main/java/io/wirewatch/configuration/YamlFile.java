package io.wirewatch.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule().addDeserializer(Duration.class, new HumanDuration.Deserializer()))
          .build();

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
    JsonMapper mapper = MAPPER.copy();
    mapper.registerSubtypes(kinds);
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
      parts.add(bind(mapper, tree, key + "[" + i + "]", list.get(i), type));
    }
    return Loaded.of(parts);
  }

  /** Reads the whole file as one item. */
  public <T> Loaded<T> item(Class<T> type) {
    try {
      YamlTree tree = parse();
      return bind(MAPPER, tree, "", tree.root(), type);
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
      JsonMapper mapper, YamlTree tree, String at, JsonNode node, Class<T> type) {
    Optional<Map.Entry<String, String>> fault = tree.fault(at);
    if (fault.isPresent()) {
      String field = fault.get().getKey();
      return new Loaded<>(
          List.of(), List.of(problem(tree.line(field), field, fault.get().getValue())));
    }
    try {
      T value = mapper.treeToValue(node, type);
      if (value == null) {
        return new Loaded<>(List.of(), List.of(problem(tree.line(at), at, "is empty")));
      }
      return new Loaded<>(List.of(new Loaded.Item<>(value, name(), at, tree::line)), List.of());
    } catch (JsonProcessingException e) {
      String field = join(at, e instanceof JsonMappingException mapping ? fieldOf(mapping) : "");
      String reason = e.getOriginalMessage();
      Throwable cause = e.getCause();
      if (cause instanceof InvalidField invalid) {
        field = join(field, invalid.field());
        reason = String.valueOf(invalid.getMessage());
      } else if (e instanceof UnrecognizedPropertyException unknown) {
        reason = "is not a known field; known are " + unknown.getKnownPropertyIds();
      } else if (cause instanceof IllegalArgumentException) {
        reason = String.valueOf(cause.getMessage());
      } else if (e instanceof InvalidTypeIdException kind) {
        field = join(at, "type");
        reason = "cannot be \"" + kind.getTypeId() + "\"";
      } else if (e instanceof InvalidFormatException format) {
        reason = "cannot be \"" + format.getValue() + "\"" + oneOf(format.getTargetType());
      } else if (e instanceof MismatchedInputException mismatch) {
        reason = "must be of another shape: " + mismatch.getOriginalMessage();
      }
      return new Loaded<>(List.of(), List.of(problem(tree.line(field), field, reason)));
    }
  }

  private static String oneOf(Class<?> type) {
    return type.isEnum()
        ? "; it is one of " + MAPPER.convertValue(type.getEnumConstants(), List.class)
        : "";
  }

  private static String fieldOf(JsonMappingException e) {
    StringBuilder field = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        field.append('[').append(step.getIndex()).append(']');
      } else {
        field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return field.toString();
  }

  private static String join(String at, String field) {
    return at.isEmpty() || field.isEmpty() || field.startsWith("[") ? at + field : at + "." + field;
  }

  private Problem problem(int line, String field, String reason) {
    return new Problem(name(), line, field, reason);
  }

  private String name() {
    return String.valueOf(path.getFileName());
  }
}
