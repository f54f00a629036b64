package io.wirewatch.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The JSON Schemas and the AsyncAPI document say what the records are. They are made from the
 * records with {@code ./mvnw -pl events test -Dtest=SchemasTest -Dwrite.schemas=true}.
 */
class SchemasTest {
  private static final Path FOLDER = Path.of("src/main/resources/io/wirewatch/events");
  private static final boolean WRITE = Boolean.getBoolean("write.schemas");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final SchemaGenerator GENERATOR =
      new SchemaGenerator(
          new SchemaGeneratorConfigBuilder(
                  Json.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
              .with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY))
              .with(Option.EXTRA_OPEN_API_FORMAT_VALUES)
              .without(Option.SCHEMA_VERSION_INDICATOR)
              .build());

  static List<Topic<?>> types() {
    List<Topic<?>> types = new ArrayList<>(Topics.all());
    types.remove(Topics.ARTICLES_RECEIVED); // carries what ARTICLES carries
    return types;
  }

  private static String fileName(Topic<?> topic) {
    return topic.type().replace("io.wirewatch.", "") + ".schema.json";
  }

  private static void check(Path file, String made) throws IOException {
    if (WRITE) {
      Files.writeString(file, made);
    }
    assertThat(Files.readString(file))
        .as("%s; make it anew as this test's javadoc says", file)
        .isEqualTo(made);
  }

  @ParameterizedTest
  @MethodSource("types")
  void theSchemaSaysWhatTheRecordIs(Topic<?> topic) throws IOException {
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", SchemaVersion.DRAFT_2020_12.getIdentifier());
    schema.put("$id", "urn:" + topic.type().replace('.', ':'));
    schema.put("title", topic.title());
    schema.setAll(GENERATOR.generateSchema(topic.value()));
    require(schema, sample(topic), topic);
    String made =
        Json.mapper()
                .writer(
                    new DefaultPrettyPrinter()
                        .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE))
                .writeValueAsString(schema)
            + "\n";
    check(FOLDER.resolve(fileName(topic)), made);
  }

  /** Lists as required each field without which the record cannot be read. */
  private static void require(ObjectNode schema, ObjectNode sample, Topic<?> topic) {
    ArrayNode required = JSON.arrayNode();
    sample
        .fieldNames()
        .forEachRemaining(
            field -> {
              ObjectNode without = sample.deepCopy();
              without.remove(field);
              try {
                Json.read(without.toString().getBytes(UTF_8), topic.value());
              } catch (IllegalArgumentException e) {
                required.add(field);
              }
            });
    schema.set("required", required);
  }

  private static ObjectNode sample(Topic<?> topic) throws IOException {
    Path golden =
        Path.of("src/test/resources/golden", topic.type().replace("io.wirewatch.", "") + ".json");
    return (ObjectNode) Json.mapper().readTree(golden.toFile());
  }

  @Test
  void theAsyncApiDocumentListsEveryTopic() throws IOException {
    ObjectNode document = JSON.objectNode();
    document.put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "Wirewatch")
        .put("version", "1.0.0")
        .put(
            "description",
            "What Wirewatch writes to Kafka: JSON, in the binary mode of the CloudEvents Kafka protocol"
                + " binding 1.0.");
    document.put("defaultContentType", "application/json");
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    ObjectNode messages = document.putObject("components").putObject("messages");
    for (Topic<?> topic : Topics.all()) {
      String message = topic.value().getSimpleName();
      String channel = topic.name().replace("wirewatch.", "");
      boolean alsoCarries = channels.has(channel); // what an earlier one is described by
      ObjectNode at = channels.withObject("/" + channel);
      if (!alsoCarries) {
        at.put("address", topic.name());
        at.put("description", kept(topic));
      }
      at.withObject("/messages").putObject(message).put("$ref", "#/components/messages/" + message);
      ObjectNode send =
          operations.putObject("send." + channel + (alsoCarries ? "." + message : ""));
      send.put("action", "send");
      send.put("summary", topic.title());
      send.putObject("channel").put("$ref", "#/channels/" + channel);
      ObjectNode carried = messages.putObject(message);
      carried.put("name", topic.type());
      carried.putObject("headers").setAll(headers(topic));
      carried.putObject("payload").put("$ref", "./" + fileName(topic));
      ObjectNode key = carried.putObject("bindings").putObject("kafka").putObject("key");
      key.put("type", "string").put("description", topic.keyTitle());
    }
    YAMLMapper yaml =
        YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build();
    check(FOLDER.resolve("asyncapi.yaml"), yaml.writeValueAsString(document));
  }

  private static String kept(Topic<?> topic) {
    String kept =
        topic.retention().equals(Topic.FOREVER) ? "for ever" : topic.retention().toDays() + " days";
    return "%s. Written by %s; kept %s%s. Its dead letters: %s."
        .formatted(
            topic.title(),
            topic.owner(),
            kept,
            topic.compacted() ? ", of each key only the last" : "",
            topic.deadLetters());
  }

  private static ObjectNode headers(Topic<?> topic) {
    ObjectNode headers = JSON.objectNode().put("type", "object");
    ObjectNode properties = headers.putObject("properties");
    properties.putObject("ce_specversion").put("const", "1.0");
    properties.putObject("ce_type").put("const", topic.type());
    properties.putObject("ce_source").put("const", "/wirewatch/" + topic.owner());
    properties.putObject("ce_id").put("type", "string");
    properties.putObject("content-type").put("const", "application/json");
    return headers;
  }

  @Test
  void noSchemaIsLeftOver() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".json")))
          .containsExactlyInAnyOrderElementsOf(
              types().stream().map(SchemasTest::fileName).toList());
    }
  }

  @Test
  void samplesKeepToTheirSchemas() throws IOException {
    for (Topic<?> topic : types()) {
      JsonNode schema = Json.mapper().readTree(FOLDER.resolve(fileName(topic)).toFile());
      sample(topic)
          .fieldNames()
          .forEachRemaining(field -> assertThat(schema.at("/properties").has(field)).isTrue());
    }
  }
}
