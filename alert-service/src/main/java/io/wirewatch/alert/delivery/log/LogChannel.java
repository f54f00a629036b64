package io.wirewatch.alert.delivery.log;

import io.wirewatch.alert.delivery.Channel;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Notification;
import java.util.Locale;
import org.jboss.logging.Logger;

/** Writes each notification as one line. */
public final class LogChannel implements Channel {
  private static final Logger LOG = Logger.getLogger("wirewatch.alerts");

  @Override
  public Answer send(Notification notification) {
    Alert alert = notification.alert();
    LOG.infof(
        "%s %s [%s] %s: %d of %d %s, alert %s",
        alert.transition().name().toLowerCase(Locale.ROOT),
        alert.rule().id(),
        alert.rule().severity().name().toLowerCase(Locale.ROOT),
        alert.rule().title(),
        alert.receipt().count(),
        alert.receipt().threshold(),
        alert.receipt().counting().name().toLowerCase(Locale.ROOT),
        alert.id());
    return new Answer.Delivered("logged");
  }
}
