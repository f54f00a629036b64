package io.wirewatch.alert.adapter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.wirewatch.alert.episode.Decision;
import io.wirewatch.alert.feedback.FeedbackBoard;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Delivery;
import io.wirewatch.events.Feedback;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What operators' dashboards count. */
@ApplicationScoped
class AlertMeters {
  private final MeterRegistry meters;
  private final Set<String> capped = ConcurrentHashMap.newKeySet();

  AlertMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  void told(Decision decision) {
    Alert alert = decision.head();
    meters
        .counter(
            "wirewatch.alerts",
            "rule",
            alert.rule().id(),
            "transition",
            alert.transition().name().toLowerCase(Locale.ROOT))
        .increment();
    if (alert.transition() == Alert.Transition.FIRING) {
      decision
          .lastReceived()
          .ifPresent(
              received ->
                  Timer.builder("wirewatch.article.age")
                      .tag("stage", "alert")
                      .description("From the last counted article's receipt to the alert")
                      .publishPercentileHistogram()
                      .register(meters)
                      .record(Duration.between(received, alert.decidedAt())));
    }
  }

  void tooLate(String rule) {
    meters.counter("wirewatch.articles.too.late", "rule", rule).increment();
  }

  /** Shows what is said of a rule's alerts, from now on. */
  void said(String rule, Feedback.Said said, FeedbackBoard board) {
    Gauge.builder("wirewatch.feedback", board, all -> all.sums(rule).of(said))
        .tag("rule", rule)
        .tag("said", said.name().toLowerCase(Locale.ROOT))
        .description("What people said of a rule's alerts: seen, useful or noise")
        .register(meters); // the same gauge again when there is one
  }

  void capped(String rule) {
    meters.counter("wirewatch.articles.capped", "rule", rule).increment();
    capped.add(rule);
  }

  /** The rules that have had a group with too many articles since the start. */
  Set<String> cappedRules() {
    return Set.copyOf(capped);
  }

  void delivered(Delivery delivery) {
    meters
        .counter(
            "wirewatch.deliveries",
            "receiver",
            delivery.receiver(),
            "outcome",
            delivery.outcome().name().toLowerCase(Locale.ROOT))
        .increment();
  }
}
