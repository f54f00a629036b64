package io.wirewatch.alert.adapter;

import io.wirewatch.alert.delivery.Channel;
import io.wirewatch.alert.delivery.Courier;
import io.wirewatch.alert.delivery.Receiver;
import io.wirewatch.alert.delivery.RetryPolicy;
import io.wirewatch.alert.delivery.log.LogReceiver;
import io.wirewatch.alert.delivery.webhook.WebhookReceiver;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.YamlFile;
import io.wirewatch.guard.AddressPolicy;
import io.wirewatch.guard.GuardedHttpClient;
import io.wirewatch.guard.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Puts the sending side of the alert service together. */
@ApplicationScoped
public class Deliveries {
  private static final Logger LOG = Logger.getLogger(Deliveries.class);
  private static final int MAX_ANSWER_BYTES = 1 << 16;
  private static final Duration CONNECT_TIME = Duration.ofSeconds(5);

  private final AlertSettings settings;

  Deliveries(AlertSettings settings) {
    this.settings = settings;
  }

  @Produces
  @Singleton
  GuardedHttpClient http() {
    return new GuardedHttpClient(
        new AddressPolicy(settings.guard().allow().orElse(List.of())),
        new Limits(CONNECT_TIME, settings.delivery().timeout(), MAX_ANSWER_BYTES, 0),
        "Wirewatch/0.1");
  }

  void close(@Disposes GuardedHttpClient http) {
    http.close();
  }

  @Produces
  @Singleton
  Receivers receivers() {
    Loaded<Receiver> loaded =
        new YamlFile(settings.config().resolve("receivers.yaml"))
            .list("receivers", Receiver.class, LogReceiver.class, WebhookReceiver.class)
            .distinctBy(Receiver::id);
    loaded.problems().forEach(problem -> LOG.errorf("left out: %s", problem));
    Receivers receivers = new Receivers(loaded.values(), loaded.problems());
    for (Receiver receiver : receivers.receivers()) {
      if (!receiver.isOn()) {
        LOG.infof("receiver %s has no address and is off", receiver.id());
      }
    }
    return receivers;
  }

  @Produces
  @Singleton
  Courier courier(Receivers receivers, GuardedHttpClient http, InstantSource clock) {
    Map<String, Channel> channels = new HashMap<>();
    for (Receiver receiver : receivers.receivers()) {
      if (receiver.isOn()) {
        channels.put(receiver.id(), receiver.open(http, clock));
      }
    }
    return new Courier(channels, RetryPolicy.DEFAULT, clock, Thread::sleep);
  }
}
