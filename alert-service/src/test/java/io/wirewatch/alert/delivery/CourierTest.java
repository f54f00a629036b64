package io.wirewatch.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.alert.delivery.Channel.Answer;
import io.wirewatch.events.Delivery;
import io.wirewatch.events.Delivery.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CourierTest {
  private static final RetryPolicy POLICY =
      new RetryPolicy(List.of(Duration.ofSeconds(1), Duration.ofSeconds(5)), Duration.ofMinutes(1));

  private final List<Duration> pauses = new ArrayList<>();

  private Delivery deliver(Answer... answers) throws InterruptedException {
    Iterator<Answer> next = List.of(answers).iterator();
    Channel channel = notification -> next.next();
    return new Courier(
            Map.of("desk", channel), POLICY, InstantSource.fixed(Instant.EPOCH), pauses::add)
        .deliver(SampleNotifications.firing("desk"));
  }

  private static Answer later(int seconds) {
    return new Answer.RetryLater("HTTP 503", Duration.ofSeconds(seconds));
  }

  @Test
  void triesAgainUntilItIsTaken() throws InterruptedException {
    Delivery delivery = deliver(later(0), later(0), new Answer.Delivered("HTTP 200"));
    assertThat(delivery.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(delivery.attempts()).isEqualTo(3);
    assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(5));
  }

  @Test
  void givesUpAfterTheLastAttempt() throws InterruptedException {
    Delivery delivery = deliver(later(0), later(0), later(0));
    assertThat(delivery.outcome()).isEqualTo(Outcome.GIVEN_UP);
    assertThat(delivery.detail()).isEqualTo("HTTP 503");
    assertThat(delivery.attempts()).isEqualTo(3);
  }

  @Test
  void doesNotInsistWhereItIsRefused() throws InterruptedException {
    assertThat(deliver(new Answer.GiveUp("HTTP 410")).outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(pauses).isEmpty();
  }

  @Test
  void waitsAsLongAsItIsAskedToWithinBounds() throws InterruptedException {
    deliver(later(30), later(100_000), new Answer.Delivered(""));
    assertThat(pauses).containsExactly(Duration.ofSeconds(30), Duration.ofMinutes(1));
  }

  @Test
  void saysSoWhenThereIsNoSuchReceiver() throws InterruptedException {
    Delivery delivery =
        new Courier(Map.of(), POLICY, InstantSource.fixed(Instant.EPOCH), pauses::add)
            .deliver(SampleNotifications.firing("nobody"));
    assertThat(delivery.outcome()).isEqualTo(Outcome.NO_RECEIVER);
    assertThat(delivery.attempts()).isZero();
  }
}
