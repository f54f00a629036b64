package io.wirewatch.alert.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.wirewatch.alert.delivery.Channel.Answer;
import io.wirewatch.alert.delivery.Courier;
import io.wirewatch.alert.delivery.Ledger;
import io.wirewatch.alert.delivery.RetryPolicy;
import io.wirewatch.alert.delivery.SampleNotifications;
import io.wirewatch.broker.testing.BrokerResource;
import io.wirewatch.events.Delivery;
import io.wirewatch.events.Json;
import io.wirewatch.kafka.TopicFollower;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

/** What becomes of a notification whose channel has a fault. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class DispatchTest {
  @Inject TopicFollower<Delivery> follower;
  @Inject AlertMeters meters;
  @Inject AlertSettings settings;

  @Inject
  @Channel("deliveries")
  MutinyEmitter<ProducerRecord<String, byte[]>> deliveries;

  private final CompletableFuture<String> parked = new CompletableFuture<>();
  private final CompletableFuture<String> done = new CompletableFuture<>();

  private Message<byte[]> notification(String receiver) {
    return Message.of(
        Json.write(SampleNotifications.firing(receiver)),
        () -> {
          done.complete(receiver);
          return CompletableFuture.completedFuture(null);
        },
        reason -> {
          parked.complete(String.valueOf(reason.getMessage()));
          return CompletableFuture.completedFuture(null);
        });
  }

  @Test
  void parksWhatAFaultyChannelCannotSendAndGoesOn() throws Exception {
    Courier courier =
        new Courier(
            Map.of(
                "faulty",
                notification -> {
                  throw new IllegalStateException("a fault of ours");
                },
                "good",
                notification -> new Answer.Delivered("")),
            RetryPolicy.DEFAULT,
            InstantSource.system(),
            time -> {});
    Dispatch dispatch = new Dispatch(courier, new Ledger(), follower, deliveries, meters, settings);
    var unused = dispatch.dispatch(notification("faulty"));
    assertThat(parked.get(30, TimeUnit.SECONDS)).isEqualTo("a fault of ours");
    unused = dispatch.dispatch(notification("good"));
    assertThat(done.get(30, TimeUnit.SECONDS)).isEqualTo("good");
    dispatch.stop();
  }
}
