package io.wirewatch.analysis.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SidesTest {
  private static final Gazetteer SEEDS = Gazetteer.load(Path.of("../seeds/places"));
  private static final Instant NOW = Instant.parse("2024-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "diplomatic-call|Putin [spoke by phone] with Erdogan about Syria.|RU|TR",
        "diplomatic-call|Putin and Erdogan [spoke by phone] on Tuesday.|RU|TR",
        "diplomatic-call|In a [phone call], Xi told Macron to wait.|CN|FR",
        "diplomatic-call|A [call] between Biden and Netanyahu was planned.|US|IL",
        "diplomatic-call|Macron and Scholz to [dial] Putin|FR,DE|RU",
        "sanctions|The EU imposed [sanctions] on Russia and Belarus.|EU|RU,BY",
        "sanctions|US [sanctions] against Iran were widened.|US|IR",
        "sanctions|[Sanctions] were imposed on Mali by ECOWAS.|ECOWAS|ML",
        "military-aid|Germany will [send tanks] to Ukraine.|DE|UA",
        "military-aid|Ukraine got [air defences] from Germany.|DE|UA",
        "attack|Russia [shelled] Kharkiv overnight.|RU|UA",
        "attack|Kharkiv was [hit] by Russian missiles.|RU|UA",
        "attack|Syrian rebels [attacked] a checkpoint.||",
        "threat|Iran [threatened] Israel with revenge.|IR|IL",
        "threat|If shots [fall] on Goma there will be war, Kigali warned Kinshasa.|RW|CD",
        "threat|There [will] be an answer, Moscow said.|RU|",
        "protest|Thousands [marched] in France.||",
      })
  void saysWhoAndTowardsWhom(String topic, String marked, String from, String to) {
    int start = marked.indexOf('[');
    int end = marked.indexOf(']') - 1;
    String text = marked.replace("[", "").replace("]", "");
    Sides sides = Sides.of(topic, text, SEEDS.find(text, NOW), start, end);
    String told = String.join(",", sides.from()) + "|" + String.join(",", sides.to());
    assertThat(told).isEqualTo((from == null ? "" : from) + "|" + (to == null ? "" : to));
  }
}
