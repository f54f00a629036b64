package io.wirewatch.analysis.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.configuration.Loaded;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
  private static final Loaded<Agency> AGENCIES = Agency.read(Path.of("..", "seeds"));
  private static final Origins ORIGINS = new Origins(AGENCIES.values());
  private static final String TEXT = "Troops moved to the border on Friday, the ministry said.";

  @Test
  void theAgenciesOfTheSeedsAreInForce() {
    assertThat(AGENCIES.problems()).isEmpty();
    assertThat(AGENCIES.values()).hasSizeGreaterThan(40);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KYIV, March 3 (Ukrinform) - |ukrinform",
        "KYIV, March 3 (Reuters) - |reuters",
        "(Reuters) - |reuters",
        "TYRE, Lebanon (AP) — |ap",
        "AP — |ap",
        "MOSCOW, March 3. /TASS/. |tass",
        "/TASS/ |tass",
        "MOSCOW. March 3 (Interfax) - |interfax",
        "KYIV. April 2 (Interfax-Ukraine) – |interfax-ukraine",
        "BEIJING, March 3 (Xinhua) -- |xinhua",
        "Berlin (dpa) - |dpa",
        "Berlin (dpa/AFX) - |dpa",
        "Paris, 3 April 2021 (AFP) – |afp",
        "Washington, AFP – |afp",
        "RIO DE JANEIRO, Sept. 3, 2021 (EFE).- |efe",
        "SEOUL, April 2 (Yonhap) -- |yonhap",
        "By The Associated Press — |ap",
      })
  void knowsTheCreditThatOpensAText(String credit, String agency) {
    assertThat(ORIGINS.find(credit + TEXT)).isEqualTo(agency);
    assertThat(ORIGINS.withoutCredit(credit + TEXT)).endsWith(TEXT).hasSizeLessThan(60);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(Reporting by Anna Doe in Kyiv; Editing by John Roe)|reuters",
        "— AP|ap",
        "Source: Xinhua|xinhua",
        "(AFP)|afp",
        "© AFP|afp",
        "Copyright 2021 The Associated Press.|ap",
        "Interfax-Ukraine|interfax-ukraine",
        "dpa|dpa",
      })
  void knowsTheCreditThatEndsAText(String credit, String agency) {
    assertThat(ORIGINS.find(TEXT + "\n\n" + credit)).isEqualTo(agency);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AP",
        "AP exams begin on Monday, and pupils across the state are nervous about them.",
        "The reuters building on the quay will be flats.",
        "The minister told Reuters that no troops had moved.",
        "Talks failed, two officials told Reuters.",
        "Reuters reported on Friday that talks had failed.",
        "Nobody was hurt, Xinhua reported, citing the port.",
        "The head of the agency (AFP) resigned - and nobody noticed.",
        "Two planes (A380s) were seen, according to AP.",
        "He worked for Reuters, AFP and dpa.",
        "What remains is a photo by AFP",
        "Moscow said so through TASS - its agency - on Monday.",
        "Our correspondent in Kyiv. With material from dpa and AFP",
      })
  void aTextThatNamesAnAgencyDoesNotComeFromIt(String text) {
    assertThat(ORIGINS.find(text)).isEmpty();
    assertThat(ORIGINS.withoutCredit(text)).isEqualTo(text);
  }

  @Test
  void isNotSlowOnALongDateline() {
    assertThat(ORIGINS.find("A. B, C. D, ".repeat(5000))).isEmpty();
  }

  @Test
  @Timeout(5)
  void isNotSlowOnManyShoutedHeadings() {
    for (int i = 0; i < 100; i++) {
      assertThat(ORIGINS.find("CITY COUNCIL OF NEW HAVEN MEETS ON 2021-04-03 AND ADJOURNS " + i))
          .isEmpty();
    }
  }
}
