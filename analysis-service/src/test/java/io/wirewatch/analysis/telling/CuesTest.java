package io.wirewatch.analysis.telling;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.analysis.text.NewsEnglish;
import io.wirewatch.analysis.text.Wording;
import io.wirewatch.configuration.Problem;
import io.wirewatch.configuration.YamlFile;
import io.wirewatch.events.Status;
import io.wirewatch.events.Voice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cues of {@code seeds/}. */
class CuesTest {
  private static final List<Problem> PROBLEMS = new ArrayList<>();
  private static final Cues CUES =
      Cues.of(
          new YamlFile(Path.of("..", "seeds", "cues.yaml"))
              .list("cues", CueDefinition.class)
              .items(),
          new Wording(new NewsEnglish(), Map.of()),
          PROBLEMS);

  private static final Cues NONE =
      Cues.of(List.of(), new Wording(new NewsEnglish(), Map.of()), PROBLEMS);

  private static Telling telling(String sentence, String trigger) {
    int start = sentence.indexOf(trigger);
    return CUES.telling(NONE, sentence, start, start + trigger.length(), Set.of());
  }

  @Test
  void allCanBeAsked() {
    assertThat(PROBLEMS).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reported     | sanctions imposed      | New sanctions imposed on Iran took effect.",
        "denied       | moved troops           | The ministry denied that it had moved troops.",
        "denied       | moved troops           | Minsk has not moved troops.",
        "demanded     | impose sanctions       | The senator urged Brussels to impose sanctions.",
        "threatened   | attack the port        | The group threatened to attack the port.",
        "planned      | send tanks             | Berlin will send tanks.",
        "planned      | talks                  | The talks are scheduled for Monday.",
        "hypothetical | attack the port        | The rebels could attack the port.",
        "past         | ceasefire              | It is ten years ago that a ceasefire was agreed.",
        "past         | shelled the village    | He was convicted of having shelled the village."
      })
  void theWordsAroundATriggerDecide(String status, String trigger, String sentence) {
    assertThat(telling(sentence, trigger).status().label()).isEqualTo(status);
  }

  @Test
  void aCueInAnotherClauseDecidesNothing() {
    assertThat(
            telling("Rebels shelled the port, but the army will not leave.", "shelled the port")
                .status())
        .isEqualTo(Status.REPORTED);
  }

  @Test
  void whoSaysSoIsTold() {
    assertThat(telling("Kyiv accused Moscow of shelling a town.", "shelling").voice())
        .isEqualTo(Voice.ACCUSED);
    assertThat(telling("Witnesses said shells hit a town.", "shells hit").voice())
        .isEqualTo(Voice.ATTRIBUTED);
    assertThat(telling("Shells hit a town.", "Shells hit").voice()).isEqualTo(Voice.ASSERTED);
  }

  @Test
  void theCueIsQuoted() {
    assertThat(telling("The ministry denied that it had moved troops.", "moved troops").cue())
        .isEqualTo("denied");
  }

  @Test
  void aCueThatIsIgnoredDecidesNothing() {
    String sentence = "Berlin will send tanks.";
    int start = sentence.indexOf("send");
    assertThat(CUES.telling(NONE, sentence, start, sentence.length(), Set.of("will")).status())
        .isEqualTo(Status.REPORTED);
  }
}
