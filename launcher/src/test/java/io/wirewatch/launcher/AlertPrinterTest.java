package io.wirewatch.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlertPrinterTest {
  @Test
  void showsWhatFiredAndEachArticleItRestsOn() {
    assertThat(AlertPrinter.text(Samples.alert("a", 1)))
        .isEqualToNormalizingNewlines(
            """

            2021-03-31 19:20 UTC  HIGH  Two or more calls: firing for UA (2 of 2 stories)
                2021-03-31 15:30 UTC  meridianwire.example: Top US general speaks to Ukrainian army chief
                    matched "Milley", "spoke"
                2021-03-31 19:20 UTC  state-readouts.example: Secretary Blinken's call with Foreign Minister Kuleba
                not counted: 2 of the same story, 1 of the same owner
            """);
  }
}
