package io.wirewatch.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.Problem;
import io.wirewatch.configuration.YamlFile;
import io.wirewatch.events.Alert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleDefinitionTest {
  @TempDir Path folder;

  private Loaded<Rule> read(String fields) throws IOException {
    Path file = folder.resolve("rules.yaml");
    Files.writeString(file, "rules:\n  - {id: r, title: R, " + fields + "}\n");
    return new YamlFile(file).list("rules", Rule.class);
  }

  private Condition condition(String fields) throws IOException {
    Loaded<Rule> read = read(fields);
    assertThat(read.problems()).isEmpty();
    return read.values().getFirst().condition();
  }

  @Test
  void readsEachKind() throws IOException {
    assertThat(condition("query: a, count: stories, atLeast: 3, within: 7d"))
        .isEqualTo(new Condition.AtLeast("a", Alert.Counting.STORIES, 3, Duration.ofDays(7)));
    assertThat(
            condition("query: a, within: 1d, spike: {times: 4, over: 30d, floor: 6, sources: 3}"))
        .isEqualTo(
            new Condition.Spike(
                "a", Alert.Counting.ARTICLES, Duration.ofDays(1), 4, Duration.ofDays(30), 6, 3));
    assertThat(condition("query: a, within: 2h, absence: {among: 'source:b'}"))
        .isEqualTo(new Condition.Absence("a", "source:b", Duration.ofHours(2)));
    assertThat(condition("sequence: {first: a, then: b}, within: 2h"))
        .isEqualTo(new Condition.Sequence("a", "b", Duration.ofHours(2)));
    assertThat(
            condition(
                "within: 2h, all: [{query: a, atLeast: 1},"
                    + " {any: [{query: b, atLeast: 2, within: 1h},"
                    + " {sequence: {first: c, then: d}}]}]"))
        .isEqualTo(
            new Condition.All(
                List.of(
                    new Condition.AtLeast("a", Alert.Counting.ARTICLES, 1, Duration.ofHours(2)),
                    new Condition.Any(
                        List.of(
                            new Condition.AtLeast(
                                "b", Alert.Counting.ARTICLES, 2, Duration.ofHours(1)),
                            new Condition.Sequence("c", "d", Duration.ofHours(2)))))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query: a, count: sources, atLeast: 3, within: 90m, severity: high, receivers: [log]",
        "query: a, within: 1d, spike: {times: 2.5, over: 30d}, groupBy: pair, updateEvery: 1h",
        "query: a, within: 2h, absence: {among: 'source:b'}",
        "sequence: {first: a, then: b}, within: 2h",
        "all: [{query: a, atLeast: 1, within: 1h}, {any: [{query: b, atLeast: 2, within: 1h}]}]"
      })
  void whatIsWrittenReadsTheSame(String fields) throws IOException, JsonProcessingException {
    Rule rule = read(fields).values().getFirst();
    JsonMapper mapper = new JsonMapper();
    Rule again = mapper.readValue(mapper.writeValueAsString(rule), Rule.class);
    assertThat(again).isEqualTo(rule);
    assertThat(again.version()).isEqualTo(rule.version());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          query: a, within: 1h                                              | atLeast must be from 1 to 10000
          atLeast: 1, within: 1h                                            | query is missing
          query: a, atLeast: 10001, within: 1h                              | atLeast must be from 1 to 10000
          query: a, atLeast: 1, within: soon                                | within is not a length of time
          query: a, atLeast: 1, within: 1h, updateEvery: 0s                 | updateEvery must be from 1s to 366d
          query: a, atLeast: 1, within: 1h, groupBy: moon                   | groupBy cannot be "moon"
          query: a, atLeast: 1, within: 1h, spike: {times: 4, over: 30d}    | atLeast cannot stand beside spike
          query: a, within: 1d, spike: {times: 1, over: 30d}                | spike.times must be above 1
          query: a, within: 1d, spike: {times: 4, over: 3d}                 | spike.over must be at least 4 times within
          query: a, within: 1d, spike: {times: 4}                           | spike.over must be from 1m to 366d
          query: a, within: 1d, spike: {times: 4, over: 9d, floor: 0}       | spike.floor must be from 1 to 10000
          query: a, within: 1d, spike: {times: 4, over: 9d, under: 0}       | spike.under is not a known field
          query: a, within: 1d, absence: {}                                 | absence.among is missing
          query: a, within: 1d, absence: {among: b}, spike: {times: 4}      | absence cannot stand beside spike
          within: 1d, sequence: {first: b}                                  | sequence.then is missing
          query: a, within: 1d, sequence: {first: b, then: c}               | query cannot stand beside sequence
          all: []                                                           | all must have at least one condition
          all: [{query: a, atLeast: 1}]                                     | all[0].within must be from 1m to 366d
          'all: [{query: a, atLeast: 1, within: 1h}, {query: b, atLeast: 0, within: 1h}]' | all[1].atLeast must be from 1
          within: 1h, any: [{all: [{any: [{all: [{query: a, atLeast: 1}]}]}]}] | any[0].all[0].any[0].all[0] is nested deeper than 4
          """)
  void refusesWhatIsOutOfBoundsByItsName(String fields, String problem) throws IOException {
    assertThat(read(fields).problems())
        .singleElement()
        .extracting(Problem::toString)
        .asString()
        .startsWith("rules.yaml:2: rules[0]." + problem);
  }

  @Test
  void refusesWhatIsTooLarge() throws IOException {
    assertThat(read("query: " + "a".repeat(70_000) + ", atLeast: 1, within: 1h").problems())
        .singleElement()
        .asString()
        .contains("query must be at most 65536 characters");
    String part = "{query: a, atLeast: 1},";
    assertThat(read("within: 1h, all: [" + part.repeat(17) + "]").problems())
        .singleElement()
        .asString()
        .contains("all must have at most 16 queries in all");
  }
}
