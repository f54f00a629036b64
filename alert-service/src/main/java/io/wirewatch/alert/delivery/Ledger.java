package io.wirewatch.alert.delivery;

import io.wirewatch.events.Delivery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the latest notifications stand, as {@code wirewatch.deliveries} tells. */
public final class Ledger {
  private static final int MAX_HELD = 100_000;

  private final Map<String, Delivery> deliveries = new LinkedHashMap<>();

  /** Takes down how a notification stands. */
  public synchronized void note(Delivery delivery) {
    deliveries.remove(delivery.id());
    deliveries.put(delivery.id(), delivery);
    if (deliveries.size() > MAX_HELD) {
      deliveries.remove(deliveries.keySet().iterator().next());
    }
  }

  /** How a notification stands; empty when nothing came of it yet. */
  public synchronized Optional<Delivery> of(String notification) {
    return Optional.ofNullable(deliveries.get(notification));
  }

  /** The latest, the last first. */
  public synchronized List<Delivery> latest(int atMost) {
    return deliveries.values().stream()
        .skip(Math.max(0, deliveries.size() - atMost))
        .toList()
        .reversed();
  }
}
