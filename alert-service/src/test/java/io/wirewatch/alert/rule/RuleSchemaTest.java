package io.wirewatch.alert.rule;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.wirewatch.configuration.Binding;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.events.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published schema and the records take the same rules. */
class RuleSchemaTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNode TEXT = parsed(RuleSchema.text());
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(TEXT);

  private static final List<String> RULES =
      List.of(
          "{'id':'r','title':'R','query':'a','atLeast':3,'within':'1h'}",
          "{'id':'r','title':'R','query':'a','count':'sources','atLeast':3,'within':'1h',"
              + "'severity':'high','groupBy':'pair','receivers':['log'],'updateEvery':'1h'}",
          "{'id':'r','title':'R','query':'a','count':'stories','within':'1d',"
              + "'spike':{'times':2.5,'over':'30d','floor':3,'sources':2}}",
          "{'id':'r','title':'R','query':'a','within':'2h','absence':{'among':'source:b'}}",
          "{'id':'r','title':'R','within':'2h','sequence':{'first':'a','then':'b'}}",
          "{'id':'r','title':'R','within':'2h','all':[{'query':'a','atLeast':1},"
              + "{'any':[{'query':'b','atLeast':2},{'sequence':{'first':'a','then':'b'}}]}]}",
          "{'id':'r','title':'R','any':[{'query':'a','atLeast':1,'within':'1h'},"
              + "{'query':'b','within':'1d','spike':{'times':4,'over':'8d'}}]}");

  /** Values that a field may have, some good for it and some not. */
  private static final List<String> VALUES =
      List.of(
          "0",
          "1",
          "2",
          "10000",
          "10001",
          "-1",
          "1001",
          "''",
          "' '",
          "'a'",
          "'sources'",
          "'high'",
          "'Not An Id'",
          "'actor'",
          "'1h'",
          "'8d'",
          "'soon'",
          "[]",
          "{}",
          "['log']",
          "{'times':4,'over':'8d'}",
          "{'times':1,'over':'8d'}",
          "{'times':4}",
          "{'among':'a'}",
          "{'among':''}",
          "{'first':'a','then':'b'}",
          "{'first':'a'}",
          "{'first':'a','then':'b','last':'c'}",
          "[{'query':'a','atLeast':1,'within':'1h'}]",
          "[{'query':'a','atLeast':0,'within':'1h'}]",
          "[{'query':'a','atLeast':1,'within':'1h','title':'no'}]");

  private static JsonNode tree(String json) {
    return parsed(json.replace('\'', '"'));
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Optional<String> refusal(JsonNode rule) {
    try {
      new Binding().bind(rule, Rule.class);
      return Optional.empty();
    } catch (InvalidField e) {
      return Optional.of(e.sentence());
    }
  }

  @Test
  void bothTakeGoodRules() {
    for (String rule : RULES) {
      assertThat(SCHEMA.validate(tree(rule))).as(rule).isEmpty();
      assertThat(refusal(tree(rule))).as(rule).isEmpty();
    }
  }

  @Test
  void bothTakeAndRefuseTheSameChangedRules() {
    Random random = new Random(20260);
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      JsonNode rule = tree(RULES.get(random.nextInt(RULES.size()))).deepCopy();
      for (int change = random.nextInt(3); change >= 0; change--) {
        change(rule, random);
      }
      Optional<String> refusal = refusal(rule);
      if (refusal.filter(RuleSchemaTest::onlyTheRecordsSay).isEmpty()) {
        assertThat(SCHEMA.validate(rule).isEmpty())
            .as("%s: %s, %s", rule, refusal, SCHEMA.validate(rule))
            .isEqualTo(refusal.isEmpty());
        refused += refusal.isPresent() ? 1 : 0;
      }
    }
    assertThat(refused).isBetween(500, 1_900);
  }

  /** What the schema's description says that it does not say. */
  private static boolean onlyTheRecordsSay(String refusal) {
    return refusal.contains("must be from 1m to 366d")
        || refusal.contains("at least 4 times within")
        || refusal.contains("queries in all")
        || refusal.contains("nested");
  }

  private static void change(JsonNode rule, Random random) {
    List<ObjectNode> objects = new ArrayList<>();
    collect(rule, objects);
    ObjectNode object = objects.get(random.nextInt(objects.size()));
    List<String> fields = new ArrayList<>();
    object.fieldNames().forEachRemaining(fields::add);
    if (random.nextInt(3) == 0 && !fields.isEmpty()) {
      object.remove(fields.get(random.nextInt(fields.size())));
    } else {
      List<String> known =
          Stream.of(
                  names(RuleDefinition.class),
                  names(ConditionDefinition.Spike.class),
                  Set.of("among", "first", "unknown"))
              .flatMap(Set::stream)
              .sorted()
              .toList();
      String field = known.get(random.nextInt(known.size()));
      JsonNode value = tree(VALUES.get(random.nextInt(VALUES.size())));
      if (!isReadAsAnother(field, value)) {
        object.set(field, value);
      }
    }
  }

  /** A number where a text is due is read as its digits, which only the records take. */
  private static boolean isReadAsAnother(String field, JsonNode value) {
    boolean number = Set.of("atLeast", "times", "floor", "sources").contains(field);
    return number ? value.isTextual() : value.isNumber();
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    if (node instanceof ObjectNode || node instanceof ArrayNode) {
      node.forEach(child -> collect(child, objects));
    }
  }

  private static Set<String> names(Class<?> type) {
    return Stream.of(type.getRecordComponents()).map(c -> c.getName()).collect(toSet());
  }

  private static Set<String> properties(String... places) {
    return Stream.of(places)
        .map(TEXT::at)
        .flatMap(at -> at.properties().stream())
        .map(property -> property.getKey())
        .collect(toSet());
  }

  private static Set<String> values(String place) {
    return JSON.convertValue(
        TEXT.at(place + "/enum"), JSON.getTypeFactory().constructType(Set.class));
  }

  private static Set<String> written(Object[] values) {
    return Stream.of(values).map(v -> JSON.convertValue(v, String.class)).collect(toSet());
  }

  @Test
  void theSchemaHasTheFieldsOfTheRecords() {
    String asked = "/$defs/asked/properties";
    assertThat(properties("/properties", asked)).isEqualTo(names(RuleDefinition.class));
    assertThat(properties(asked)).isEqualTo(names(ConditionDefinition.class));
    assertThat(properties(asked + "/spike/properties"))
        .isEqualTo(names(ConditionDefinition.Spike.class));
    assertThat(properties(asked + "/absence/properties"))
        .isEqualTo(names(ConditionDefinition.Absence.class));
    assertThat(properties(asked + "/sequence/properties"))
        .isEqualTo(names(ConditionDefinition.Sequence.class));
    assertThat(values("/properties/severity")).isEqualTo(written(Alert.Severity.values()));
    assertThat(values("/properties/groupBy")).isEqualTo(written(Grouping.values()));
    assertThat(values(asked + "/count")).isEqualTo(written(Alert.Counting.values()));
  }
}
