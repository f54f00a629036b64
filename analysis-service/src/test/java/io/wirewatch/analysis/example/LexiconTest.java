package io.wirewatch.analysis.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LexiconTest {
  private final Lexicon lexicon =
      new Lexicon(
          List.of(
              "Trucks cross the river.",
              "A truck crosses the bridge.",
              "Trucks wait.",
              "The truck left."));

  @Test
  void knowsLemmasAndPairsThatStandInTwoExamples() {
    assertThat(lexicon.size())
        .as("truck, cross, the, truck cross, cross the; not river, nor a pair of one example")
        .isEqualTo(5);
    assertThat(lexicon.of("Truck crosses").numbers()).hasSize(3);
    assertThat(lexicon.of("Rain in Bergen.").numbers()).isEmpty();
  }

  @Test
  void weighsToTheLengthOne() {
    double squares = 0;
    for (float weight : lexicon.of("Trucks upon trucks cross the river.").weights()) {
      squares += weight * weight;
    }
    assertThat(squares).isCloseTo(1, within(0.001));
  }

  @Test
  void countsARareWordForMore() {
    Lexicon.Words words = lexicon.of("trucks that cross");
    Lexicon.Words rare = lexicon.of("cross");
    assertThat(words.numbers()).hasSize(2).contains(rare.numbers()[0]);
    float ofRare = words.weights()[words.numbers()[0] == rare.numbers()[0] ? 0 : 1];
    assertThat(ofRare).isGreaterThan((float) Math.sqrt(0.5));
  }
}
