package io.wirewatch.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlFileTest {
  enum Colour {
    RED,
    BLUE
  }

  record Thing(String id, int size, Duration every, Colour colour, List<String> tags) {
    Thing {
      if (size < 1) {
        throw new InvalidField("size", "must be at least 1");
      }
    }
  }

  @TempDir Path folder;

  private Loaded<Thing> read(String yaml) throws IOException {
    Path file = folder.resolve("things.yaml");
    Files.writeString(file, yaml);
    return new YamlFile(file, name -> Map.of("NAME", "set").get(name)).list("things", Thing.class);
  }

  @Test
  void readsEveryItem() throws IOException {
    Loaded<Thing> loaded =
        read(
            """
            things:
              - {id: a, size: 1, every: 10m, colour: RED, tags: [x, y]}
              - id: b
                size: 2
            """);
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.values().getFirst())
        .isEqualTo(new Thing("a", 1, Duration.ofMinutes(10), Colour.RED, List.of("x", "y")));
    assertThat(loaded.values()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          size: 0                | things.yaml:3: things[1].size must be at least 1
          size: big              | things.yaml:3: things[1].size cannot be "big"
          {size: 1, sise: 1}     | things.yaml:3: things[1].sise is not a known field
          every: fortnight       | things.yaml:3: things[1].every is not a length of time: "fortnight"
          colour: GREEN          | things.yaml:3: things[1].colour cannot be "GREEN"; it is one of [RED, BLUE]
          tags: {a: b}           | things.yaml:3: things[1].tags must be a list
          id: '${NOWHERE}'       | things.yaml:3: things[1].id names the variable NOWHERE, which is not set
          """)
  void namesThePlaceOfABadFieldAndKeepsTheOthers(String line, String problem) throws IOException {
    Loaded<Thing> loaded =
        read("things:\n  - {id: first, size: 1}\n  - " + line + "\n  - {id: last, size: 3}\n");
    assertThat(loaded.values()).extracting(Thing::id).containsExactly("first", "last");
    assertThat(loaded.problems()).singleElement().asString().startsWith(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'things: [a'              | is not YAML
          'others: []'              | things must be there, and a list
          'things: &a [*a]'         | aliases
          'things: 3'               | things must be there, and a list
          """)
  void saysWhatIsWrongWithAWholeFile(String yaml, String problem) throws IOException {
    Loaded<Thing> loaded = read(yaml);
    assertThat(loaded.values()).isEmpty();
    assertThat(loaded.problems()).singleElement().asString().contains(problem);
  }

  @Test
  void takesVariablesFromTheEnvironment() throws IOException {
    Loaded<Thing> loaded = read("things:\n  - {id: '${NAME}-${OTHER:none}', size: 1}\n");
    assertThat(loaded.values()).extracting(Thing::id).containsExactly("set-none");
  }

  @Test
  void refusesTheSecondOfTwoEqualIds() throws IOException {
    Loaded<Thing> loaded =
        read("things:\n  - {id: a, size: 1}\n  - {id: a, size: 2}\n").distinctBy(Thing::id);
    assertThat(loaded.values()).hasSize(1);
    assertThat(loaded.problems())
        .singleElement()
        .hasToString("things.yaml:3: things[1].id a is taken already, at things.yaml:2");
  }

  @Test
  void hasNothingWhereThereIsNoFile() {
    Loaded<Thing> loaded = new YamlFile(folder.resolve("none.yaml")).list("things", Thing.class);
    assertThat(loaded.values()).isEmpty();
    assertThat(loaded.problems()).isEmpty();
  }

  @Test
  void readsLengthsOfTime() {
    assertThat(HumanDuration.parse("7d")).isEqualTo(Duration.ofDays(7));
    assertThat(HumanDuration.parse("250ms")).isEqualTo(Duration.ofMillis(250));
    assertThatThrownBy(() -> HumanDuration.parse("7")).hasMessageContaining("write 90s");
  }
}
