package io.wirewatch.analysis.telling;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.analysis.text.NewsEnglish;
import io.wirewatch.analysis.text.Wording;
import io.wirewatch.configuration.Loaded;
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
          "en",
          new YamlFile(Path.of("..", "seeds", "cues.yaml"))
              .list("cues", CueDefinition.class).items().stream()
                  .filter(cue -> cue.value().language().equals("en"))
                  .toList(),
          new Wording(
              new NewsEnglish(),
              Map.of("states", List.of("US", "Berlin"), "leaders", List.of("president"))),
          PROBLEMS);

  private static final Cues NONE =
      Cues.of("en", List.of(), new Wording(new NewsEnglish(), Map.of()), PROBLEMS);

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
        "past         | shelled the village    | He was convicted of having shelled the village.",
        "ended        | sanctions              | The sanctions were eased on Monday.",
        "ended        | drills                 | The drills wrapped up on Monday.",
        "planned      | would be deployed      | Two battalions would be deployed, he said.",
        "planned      | give Kyiv arms         | US to give Kyiv arms",
        "demanded     | give Kyiv arms         | Envoys urge US to give Kyiv arms",
        "planned      | give arms              | They agreed on Saturday to give arms.",
        "reported     | army went to its post  | The army went to its post.",
        "reported     | conducted a drill      | Marines conducted a drill.",
        "reported     | impose an embargo      | The council voted to impose an embargo."
      })
  void theWordsAroundATriggerDecide(String status, String trigger, String sentence) {
    assertThat(telling(sentence, trigger).status().label()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "threatened   | bomb the port      | If they attack, we will bomb the port.",
        "threatened   | cut ties           | Ankara warned that if it went on it would cut ties.",
        "threatened   | shell the port     | They would shell the port if flights went on, they warned.",
        "threatened   | face sanctions     | The junta must free them or face sanctions.",
        "threatened   | fight              | Let them come nearer and they will have us to fight.",
        "threatened   | be attacked        | Any ship that enters will be attacked.",
        "reported     | bomb the port      | Jets bomb the port as rain threatens.",
        "hypothetical | sanctions were     | If the sanctions were lifted, it would sell oil.",
        "demanded     | withdraw its men   | Syria demanded that Turkey withdraw its men.",
        "hypothetical | lift the embargo   | Brussels may lift the embargo.",
        "denied       | new sanctions      | Hungary blocked new sanctions.",
        "denied       | EU sanctions       | Serbia will not join EU sanctions.",
        "threatened   | would deploy       | Troops would deploy if the junta did not step down.",
        "threatened   | truce              | Colombo threatens to pull out of truce.",
        "ended        | exercise           | India ended a two-week joint exercise.",
        "demanded     | stop strikes       | The ministry demands that Moscow stop strikes.",
        "ended        | general strike     | The general strike in Guinea was suspended.",
        "ended        | the truce          | Hamas declared the truce over."
      })
  void howVerbsGovernEachOtherDecidesFirst(String status, String trigger, String sentence) {
    Telling telling = telling(sentence, trigger);
    assertThat(telling.status().label()).isEqualTo(status);
    assertThat(telling.isFirst()).isEqualTo(!status.equals("reported"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "past     | imposed an embargo | The League imposed an embargo on Egypt in 1979, to no avail.",
        "past     | attack             | He was tried for the 2015 attack on the hall.",
        "past     | coup               | The city marks five years since the coup.",
        "reported | imposed an embargo | The League, founded in 1945, imposed an embargo on Egypt.",
        "reported | attacked a convoy  | On 14 March 2015, gunmen attacked a convoy.",
        "reported | shelled the port   | Rebels who took the city in 2014 shelled the port.",
        "reported | shelled the port   | Rebels shelled the port, which Kyiv lost in 2014.",
        "reported | crossed the border | Of 90 men, forty crossed the border."
      })
  void aYearIsPastWhenItIsTheYearOfTheEventAndNotItsDate(
      String status, String trigger, String sentence) {
    assertThat(telling(sentence, trigger).status().label()).isEqualTo(status);
  }

  @Test
  void whatIsAskedFirstComesBeforeTheCuesOfATopic() {
    Cues own =
        Cues.of(
            "en",
            List.of(
                new Loaded.Item<>(
                    new CueDefinition(
                        "withdraws",
                        Status.ENDED,
                        null,
                        CueDefinition.Side.CLAUSE,
                        false,
                        "en",
                        "withdraw"),
                    "topic.yaml",
                    "cues[0]",
                    path -> 1)),
            new Wording(new NewsEnglish(), Map.of()),
            PROBLEMS);
    String trigger = "withdraw its men";
    for (String sentence :
        List.of("Turkey did withdraw its men.", "Turkey must withdraw its men.")) {
      int start = sentence.indexOf(trigger);
      assertThat(CUES.telling(own, sentence, start, start + trigger.length(), Set.of()).status())
          .isEqualTo(sentence.contains("must") ? Status.DEMANDED : Status.ENDED);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "killed a commander | Jets killed a commander who was planned to be sent north.",
        "killed two men     | A bomb killed two men a week before a vote that is due in May.",
        "killed two men     | A bomb killed two men at a fair that was to be held for days.",
        "joint exercise     | The armies hold a joint exercise that will end on Friday."
      })
  void whatIsSaidOfAnotherNounDecidesNothing(String trigger, String sentence) {
    assertThat(telling(sentence, trigger).status()).isEqualTo(Status.REPORTED);
  }

  @Test
  void whatIsSaidOfTheTriggerItselfDecides() {
    assertThat(telling("The talks that are due on Monday", "talks").status())
        .isEqualTo(Status.PLANNED);
  }

  @Test
  void aSecondVerbBeginsItsOwnClause() {
    assertThat(
            telling("Canada will match gifts and has flown out doctors.", "flown out doctors")
                .status())
        .isEqualTo(Status.REPORTED);
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
