package io.wirewatch.alert.adapter;

import io.wirewatch.alert.board.HeldTransition;
import io.wirewatch.events.Delivery;
import io.wirewatch.kafka.TopicFollower;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the alerts and the ledger have been read, and as long as they are followed. */
@Readiness
class ViewsReady implements HealthCheck {
  private final TopicFollower<HeldTransition> alerts;
  private final TopicFollower<Delivery> deliveries;

  ViewsReady(TopicFollower<HeldTransition> alerts, TopicFollower<Delivery> deliveries) {
    this.alerts = alerts;
    this.deliveries = deliveries;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("alerts and ledger are read")
        .withData("alerts", isRead(alerts))
        .withData("ledger", isRead(deliveries))
        .status(isRead(alerts) && isRead(deliveries))
        .build();
  }

  private static boolean isRead(TopicFollower<?> follower) {
    return follower.isFollowing() && follower.isCaughtUp();
  }
}
