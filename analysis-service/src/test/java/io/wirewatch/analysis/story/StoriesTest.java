package io.wirewatch.analysis.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.analysis.story.Stories.Assignment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoriesTest {
  private static final Instant START = Instant.parse("2024-03-26T06:00:00Z");
  private static final Background BACKGROUND = Background.shipped();
  private static final String BRIDGE = "Baltimore bridge collapses after ship Dali hits it";
  private static final String QUAKE = "Quake strikes Hualien in Taiwan, towers lean";

  private final Stories stories = stories(1000);

  private static Stories stories(int remember) {
    return new Stories(Measure.MEASURED, BACKGROUND, remember);
  }

  private static Sketch told(String id, int hour, String title, String body) {
    return Sketch.of(
        id, START.plus(Duration.ofHours(hour)), title, body, MinHash.fingerprint(body), "");
  }

  private static Sketch told(String id, int hour, String title) {
    return told(id, hour, title, "");
  }

  private String story(Sketch sketch) {
    return stories.assign(sketch).story();
  }

  @Test
  void theFirstToTellAStoryNamesIt() {
    assertThat(story(told("a", 0, BRIDGE))).isEqualTo("a");
    assertThat(story(told("b", 1, QUAKE))).isEqualTo("b");
    assertThat(story(told("c", 2, "Ship Dali brings down Baltimore bridge"))).isEqualTo("a");
  }

  @Test
  void copiesAreOneStoryWhateverTheirHeadlines() {
    String body =
        "Six men who were repairing the road are missing after the span fell into the river.";
    story(told("a", 0, "Span falls", body));
    assertThat(story(told("b", 0, "Nightshift gone", body))).isEqualTo("a");
  }

  @Test
  void whatLiesMoreThanThreeDaysApartInEventTimeIsAnotherStory() {
    story(told("a", 0, BRIDGE));
    assertThat(story(told("b", 73, BRIDGE))).isEqualTo("b");
    assertThat(story(told("late", 72, BRIDGE))).isIn("a", "b");
    assertThat(story(told("very-late", -71, BRIDGE))).isEqualTo("a");
  }

  @Test
  void anArticleThatJoinsTwoStoriesMergesTheYoungerIntoTheOlderAndSaysSo() {
    story(told("a", 0, "Dali hits Baltimore bridge"));
    story(told("b", 1, "Patapsco span collapse: six missing"));
    Assignment joins =
        stories.assign(told("c", 2, "Dali hits Baltimore bridge, Patapsco span collapse: missing"));
    assertThat(joins.story()).isEqualTo("a");
    assertThat(joins.merged()).containsExactly("b");
    assertThat(story(told("d", 3, "Patapsco span collapse: six missing"))).isEqualTo("a");
  }

  @Test
  void aRevisionStaysInItsStory() {
    story(told("a", 0, BRIDGE));
    story(told("b", 1, BRIDGE));
    assertThat(story(told("b", 2, "Live: all updates"))).isEqualTo("a");
    assertThat(story(told("a", 2, QUAKE))).isEqualTo("a");
    assertThat(stories.size()).isEqualTo(2);
  }

  @Test
  void onlyTheLastAreRemembered() {
    Stories two = stories(2);
    two.assign(told("a", 0, BRIDGE));
    two.assign(told("b", 0, QUAKE));
    two.assign(told("c", 0, "Rates stay as they are"));
    assertThat(two.size()).isEqualTo(2);
    assertThat(two.assign(told("d", 0, BRIDGE)).story()).isEqualTo("d");
  }

  @Test
  void whatHasNoWordsIsAStoryOfItsOwn() {
    assertThat(story(told("a", 0, ""))).isEqualTo("a");
    assertThat(story(told("b", 0, ""))).isEqualTo("b");
  }

  @Test
  void afterARestartAllGoesOnAsItWouldHave() {
    String[] words =
        (BRIDGE + " " + QUAKE + " central bank rates inflation Lagarde").split(" ", -1);
    Random random = new Random(5);
    List<Sketch> sketches = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      StringBuilder title = new StringBuilder();
      for (int j = 0; j < 6; j++) {
        title.append(words[random.nextInt(words.length)]).append(' ');
      }
      sketches.add(told("a" + random.nextInt(350), random.nextInt(200), title.toString()));
    }
    Stories through = stories(100);
    List<Assignment> expected = sketches.stream().map(through::assign).toList();
    assertThat(expected).anyMatch(assigned -> !assigned.merged().isEmpty());
    Stories restarted = stories(100);
    for (int i = 0; i < 300; i++) {
      restarted.restore(sketches.get(i), expected.get(i));
    }
    for (int i = 300; i < 400; i++) {
      assertThat(restarted.assign(sketches.get(i))).isEqualTo(expected.get(i));
    }
  }
}
