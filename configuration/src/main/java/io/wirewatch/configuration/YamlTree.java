package io.wirewatch.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A YAML document as a tree of JSON, and the line on which each of its places stands. */
final class YamlTree {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_]\\w*)(?::([^}]*))?}");
  private static final int MAX_DEPTH = 50;

  /** So that one item that is far too long is refused by its name, and not the whole file. */
  private static final int MAX_CODE_POINTS = 64 << 20;

  /** The variables that values may name. */
  interface Environment {
    @Nullable String get(String name);
  }

  /** A document that is not YAML, or not such as we take. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int line;
    private final String reason;

    Unreadable(int line, String reason) {
      super(reason);
      this.line = line;
      this.reason = reason;
    }

    int line() {
      return line;
    }

    String reason() {
      return reason;
    }
  }

  private final Map<String, Integer> lines = new HashMap<>();
  private final NavigableMap<String, String> faults = new TreeMap<>();
  private final Environment environment;
  private final JsonNode root;

  private YamlTree(@Nullable Node document, Environment environment) {
    this.environment = environment;
    this.root = document == null ? MissingNode.getInstance() : convert(document, "", 0);
  }

  static YamlTree parse(Reader reader, Environment environment) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setCodePointLimit(MAX_CODE_POINTS);
    options.setAllowDuplicateKeys(false);
    try {
      return new YamlTree(new Yaml(options).compose(reader), environment);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new Unreadable(line, "is not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw new Unreadable(1, "is not YAML: " + e.getMessage());
    }
  }

  JsonNode root() {
    return root;
  }

  /** The line of a place, or of the nearest one above it that there is. */
  int line(String path) {
    String at = path;
    while (!at.isEmpty()) {
      Integer line = lines.get(at);
      if (line != null) {
        return line;
      }
      at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
    }
    return lines.getOrDefault("", 1);
  }

  /** The first value at or below a place that cannot be had, and why. */
  Optional<Map.Entry<String, String>> fault(String path) {
    return Optional.ofNullable(faults.ceilingEntry(path))
        .filter(fault -> fault.getKey().startsWith(path));
  }

  private JsonNode convert(Node node, String path, int depth) {
    int line = node.getStartMark().getLine() + 1;
    if (depth > MAX_DEPTH) {
      throw new Unreadable(line, "is nested deeper than " + MAX_DEPTH);
    }
    lines.putIfAbsent(path, line);
    return switch (node) {
      case MappingNode mapping -> object(mapping, path, depth);
      case SequenceNode sequence -> {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Node item : sequence.getValue()) {
          array.add(convert(item, path + "[" + array.size() + "]", depth + 1));
        }
        yield array;
      }
      case ScalarNode scalar -> scalar(scalar, path);
      default -> throw new Unreadable(line, "has an alias, which is not taken here");
    };
  }

  private ObjectNode object(MappingNode mapping, String path, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      int line = entry.getKeyNode().getStartMark().getLine() + 1;
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw new Unreadable(line, "has a key that is not a word");
      }
      String at = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
      if (object.has(key.getValue())) {
        throw new Unreadable(line, "has the key " + at + " twice");
      }
      lines.put(at, line);
      object.set(key.getValue(), convert(entry.getValueNode(), at, depth + 1));
    }
    return object;
  }

  private JsonNode scalar(ScalarNode scalar, String path) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    String text = resolve(scalar.getValue(), path);
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return json.nullNode();
    } else if (tag.equals(Tag.BOOL) && text.matches("(?i)true|false")) {
      return json.booleanNode(Boolean.parseBoolean(text));
    } else if (tag.equals(Tag.INT) && text.matches("[-+]?\\d{1,18}")) {
      return json.numberNode(Long.parseLong(text));
    } else if (tag.equals(Tag.FLOAT) && text.matches("[-+]?\\d*\\.?\\d+([eE][-+]?\\d+)?")) {
      return json.numberNode(Double.parseDouble(text));
    }
    return json.textNode(text);
  }

  private String resolve(String text, String path) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            found -> {
              String value = environment.get(found.group(1));
              if (value == null) {
                value = found.group(2);
              }
              if (value == null) {
                faults.put(
                    path,
                    "names the variable %s, which is not set; write ${%s:default} to do without it"
                        .formatted(found.group(1), found.group(1)));
                value = "";
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
