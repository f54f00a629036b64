package io.wirewatch.alert.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.events.Feedback;
import io.wirewatch.events.Feedback.Said;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FeedbackBoardTest {
  private static final Instant START = Instant.parse("2021-03-31T08:00:00Z");

  private final FeedbackBoard board = new FeedbackBoard();

  private static Feedback said(String alert, Said said, String by, int second) {
    return new Feedback(alert, "calls", said, "", by, START.plusSeconds(second));
  }

  @Test
  void aLaterVerdictOfTheSamePersonTakesThePlaceOfTheEarlier() {
    board.put(said("a", Said.USEFUL, "anna", 0));
    board.put(said("a", Said.NOISE, "anna", 1));
    board.put(said("a", Said.USEFUL, "anna", 0)); // comes again
    board.put(said("a", Said.USEFUL, "bert", 2));
    assertThat(board.of("a"))
        .extracting(feedback -> feedback.by() + " " + feedback.said())
        .containsExactly("anna NOISE", "bert USEFUL");
    assertThat(board.sums("calls")).isEqualTo(new FeedbackSums(0, 1, 1));
  }

  @Test
  void whoHasSeenAnAlertCanStillJudgeIt() {
    board.put(said("a", Said.ACKNOWLEDGED, "anna", 0));
    board.put(said("a", Said.NOISE, "anna", 1));
    board.put(said("b", Said.ACKNOWLEDGED, "anna", 2));
    assertThat(board.of("a")).hasSize(2);
    assertThat(board.sums("calls")).isEqualTo(new FeedbackSums(2, 0, 1));
  }

  @Test
  void ofWhatNobodySpokeThereIsNothing() {
    assertThat(board.of("a")).isEmpty();
    assertThat(board.sums("calls")).isEqualTo(FeedbackSums.NONE);
  }
}
