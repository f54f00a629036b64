package io.wirewatch.analysis.adapter;

import io.wirewatch.analysis.live.LivePack;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready with what is in force, be it the last good version of a bad file; says how that stands. */
@Readiness
class TopicsHealth implements HealthCheck {
  private final LivePack topics;

  TopicsHealth(LivePack topics) {
    this.topics = topics;
  }

  @Override
  public HealthCheckResponse call() {
    LivePack.InForce now = topics.inForce();
    return HealthCheckResponse.named("topics in force")
        .withData("pack", now.pack().version())
        .withData("topics", now.pack().definitions().size())
        .withData("problems", now.problems().size())
        .withData("last good", String.join(", ", now.lastGood()))
        .up()
        .build();
  }
}
