package io.wirewatch.alert.adapter;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.wirewatch.alert.delivery.Courier;
import io.wirewatch.alert.delivery.Ledger;
import io.wirewatch.events.Delivery;
import io.wirewatch.events.Json;
import io.wirewatch.events.Notification;
import io.wirewatch.events.Topics;
import io.wirewatch.kafka.CloudEvents;
import io.wirewatch.kafka.TopicFollower;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * {@code wirewatch.notifications} → receivers → {@code wirewatch.deliveries}. Each receiver is told
 * in order and apart from the others, so that one that hangs delays nobody else, until as many wait
 * for it as may be on their way at once; what comes then is read when one is given up. A
 * notification is done with once the ledger has its outcome; one that the ledger has already,
 * because a restart came between, is not sent again. One that cannot be settled is parked among the
 * dead letters.
 */
@ApplicationScoped
public class Dispatch {
  private static final Logger LOG = Logger.getLogger(Dispatch.class);
  private static final Duration LEDGER_PATIENCE = Duration.ofMinutes(1);

  private final Courier courier;
  private final Ledger ledger;
  private final TopicFollower<Delivery> follower;
  private final MutinyEmitter<ProducerRecord<String, byte[]>> deliveries;
  private final AlertMeters meters;
  private final Semaphore inFlight;
  private final Map<String, ExecutorService> lanes = new ConcurrentHashMap<>();

  Dispatch(
      Courier courier,
      Ledger ledger,
      TopicFollower<Delivery> follower,
      @Channel("deliveries") MutinyEmitter<ProducerRecord<String, byte[]>> deliveries,
      AlertMeters meters,
      AlertSettings settings) {
    this.courier = courier;
    this.ledger = ledger;
    this.follower = follower;
    this.deliveries = deliveries;
    this.meters = meters;
    this.inFlight = new Semaphore(settings.delivery().inFlight());
  }

  @Incoming("notifications")
  @Acknowledgment(Acknowledgment.Strategy.MANUAL)
  @Blocking
  CompletionStage<Void> dispatch(Message<byte[]> message) throws InterruptedException {
    Notification notification;
    try {
      notification = Json.read(message.getPayload(), Notification.class);
    } catch (IllegalArgumentException e) {
      return message.nack(e);
    }
    while (!follower.awaitCaughtUp(LEDGER_PATIENCE)) {
      LOG.warn("nothing is sent before the ledger has been read, which takes long");
    }
    inFlight.acquire();
    lanes
        .computeIfAbsent(
            notification.receiver(),
            receiver ->
                Executors.newSingleThreadExecutor(
                    Thread.ofVirtual().name("to " + receiver).factory()))
        .execute(() -> deliver(notification, message));
    return CompletableFuture.completedFuture(null);
  }

  private void deliver(Notification notification, Message<byte[]> message) {
    try {
      if (ledger.of(notification.id()).isEmpty()) {
        Delivery delivery = courier.deliver(notification);
        ledger.note(delivery);
        record(delivery);
        meters.delivered(delivery);
        if (delivery.outcome() == Delivery.Outcome.REFUSED
            || delivery.outcome() == Delivery.Outcome.GIVEN_UP) {
          LOG.warnf(
              "notification %s to %s is %s after %d attempts: %s",
              delivery.id(),
              delivery.receiver(),
              delivery.outcome(),
              delivery.attempts(),
              delivery.detail());
        }
      }
      message.ack().toCompletableFuture().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the service stops; the notification comes again
    } catch (RuntimeException e) {
      if (!Thread.currentThread().isInterrupted()) { // else the service stops, as above
        park(notification, message, e);
      }
    } finally {
      inFlight.release();
    }
  }

  private static void park(
      Notification notification, Message<byte[]> message, RuntimeException reason) {
    LOG.errorf(reason, "notification %s could not be settled and is parked", notification.id());
    message
        .nack(reason)
        .whenComplete(
            (parked, failure) -> {
              if (failure != null) {
                LOG.errorf(failure, "notification %s could not be parked", notification.id());
              }
            });
  }

  /** Writes to the ledger, for as long as Kafka is away. */
  private void record(Delivery delivery) {
    Uni.createFrom()
        .deferred(() -> deliveries.send(CloudEvents.record(Topics.DELIVERIES, delivery)))
        .onFailure()
        .retry()
        .withBackOff(Duration.ofSeconds(1), Duration.ofSeconds(30))
        .indefinitely()
        .await()
        .indefinitely();
  }

  @PreDestroy
  void stop() {
    lanes.values().forEach(ExecutorService::shutdownNow);
  }
}
