package io.wirewatch.alert.adapter;

import io.wirewatch.alert.board.HeldTransition;
import io.wirewatch.events.Delivery;
import io.wirewatch.kafka.TopicFollower;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once alerts, ledger and rules have been read, and as long as they are followed. */
@Readiness
class ViewsReady implements HealthCheck {
  private final TopicFollower<HeldTransition> alerts;
  private final TopicFollower<Delivery> deliveries;
  private final RulesTopic rules;

  ViewsReady(
      TopicFollower<HeldTransition> alerts, TopicFollower<Delivery> deliveries, RulesTopic rules) {
    this.rules = rules;
    this.alerts = alerts;
    this.deliveries = deliveries;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("alerts, ledger and rules are read")
        .withData("alerts", isRead(alerts))
        .withData("ledger", isRead(deliveries))
        .withData("rules", rules.isFollowed())
        .status(isRead(alerts) && isRead(deliveries) && rules.isFollowed())
        .build();
  }

  private static boolean isRead(TopicFollower<?> follower) {
    return follower.isFollowing() && follower.isCaughtUp();
  }
}
