package io.wirewatch.analysis.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Thousands March Against War in Kyiv   | thousands march against war in kyiv",
        "US Troops Reach Border, NATO Says     | US troops reach border, NATO says",
        "TROOPS MASS ON UKRAINE BORDER         | troops mass ON ukraine border",
        "Troops mass on the border of Ukraine  | Troops mass on the border of Ukraine",
        "Kremlin's Troops Won’t Leave          | kremlin's troops won’t leave",
        "Ceasefire Holds                       | Ceasefire Holds",
        "''                                    | ''"
      })
  void capitalsGoWhenEachWordHasThem(String title, String plain) {
    assertThat(Headline.plain(title)).isEqualTo(plain).hasSameSizeAs(title);
  }
}
