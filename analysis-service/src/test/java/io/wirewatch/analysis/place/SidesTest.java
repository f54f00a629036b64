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
        "BETWEEN|Putin [spoke by phone] with Erdogan about Syria.|RU|TR",
        "BETWEEN|Putin and Erdogan [spoke by phone] on Tuesday.|RU|TR",
        "BETWEEN|In a [phone call], Xi told Macron to wait.|CN|FR",
        "BETWEEN|A [call] between Biden and Netanyahu was planned.|US|IL",
        "BETWEEN|Macron and Scholz to [dial] Putin|FR,DE|RU",
        "PENALTY|The EU imposed [sanctions] on Russia and Belarus.|EU|RU,BY",
        "PENALTY|US [sanctions] against Iran were widened.|US|IR",
        "PENALTY|[Sanctions] were imposed on Mali by ECOWAS.|ECOWAS|ML",
        "GIFT|Germany will [send tanks] to Ukraine.|DE|UA",
        "GIFT|Ukraine got [air defences] from Germany.|DE|UA",
        "ATTACK|Russia [shelled] Kharkiv overnight.|RU|UA",
        "ATTACK|Kharkiv was [hit] by Russian missiles.|RU|UA",
        "BETWEEN|“Putin and I will [talk by phone] Tuesday,” says Biden|US|RU",
        "BETWEEN|Blinken [telephoned] his counterpart in Kyiv.|US|UA",
        "PENALTY|[Ottawa blacklisted] three former Haitian leaders.|CA|HT",
        "PENALTY|The Libya [embargo] is over.||LY",
        "PENALTY|The tighter UN [sanctions] were opposed.|UN|",
        "GIFT|[Russian instructors land] in Ouagadougou.|RU|BF",
        "GIFT|Moscow and Kyiv spoke after rebels [got tanks].||",
        "ATTACK|Pakistani Rangers [fired on] 35 Indian border posts.|PK|IN",
        "ATTACK|Iranian drones were [launched] at Israel on Sunday.|IR|IL",
        "ATTACK|A bomb [killed] ten in Lahore.||",
        "ATTACK|Pretoria recalled its envoy after assassins [shot] a general.||",
        "THREAT|Ships that come back [will be sunk], a commander in Tehran warned the Americans.|IR|US",
        "ATTACK|Syrian rebels [attacked] a checkpoint.||",
        "THREAT|Iran [threatened] Israel with revenge.|IR|IL",
        "THREAT|If shots [fall] on Goma there will be war, Kigali warned Kinshasa.|RW|CD",
        "THREAT|There [will] be an answer, Moscow said.|RU|",
      })
  void saysWhoAndTowardsWhom(Sides.Kind kind, String marked, String from, String to) {
    int start = marked.indexOf('[');
    int end = marked.indexOf(']') - 1;
    String text = marked.replace("[", "").replace("]", "");
    Sides sides = Sides.of(kind, text, SEEDS.find(text, NOW), start, end);
    String told = String.join(",", sides.from()) + "|" + String.join(",", sides.to());
    assertThat(told).isEqualTo((from == null ? "" : from) + "|" + (to == null ? "" : to));
  }
}
