package io.wirewatch.alert.episode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.timeline.Nanos;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Json;
import java.time.Instant;
import java.util.Optional;

/** A transition to tell. The articles of its receipt are put in when it is written. */
public final class Decision {
  private static final byte[] RECEIPT = "\"receipt\":{".getBytes(UTF_8);

  private final Rule rule;
  private final Alert head;
  private final Account account;

  Decision(Rule rule, Alert head, Account account) {
    this.rule = rule;
    this.head = head;
    this.account = account;
  }

  /** The rule by which it was decided. */
  public Rule rule() {
    return rule;
  }

  /** The alert, without the articles of its receipt. */
  public Alert head() {
    return head;
  }

  /** The whole alert. */
  public Alert alert() {
    return Json.read(write(head), Alert.class);
  }

  /**
   * Writes the whole alert, or something that holds it.
   *
   * @param holder the {@link #head}, or a contract in which it stands
   */
  public byte[] write(Object holder) {
    byte[] json = Json.write(holder);
    return account.into(json, receipt(json));
  }

  /** The place after the receipt's brace. In no string can this stand: its quotes are escaped. */
  private static int receipt(byte[] json) {
    int at = 0;
    int matched = 0;
    while (matched < RECEIPT.length) {
      matched = json[at] == RECEIPT[matched] ? matched + 1 : json[at] == RECEIPT[0] ? 1 : 0;
      at++;
    }
    return at;
  }

  /** When the last of the articles that count was received; empty when none counts. */
  public Optional<Instant> lastReceived() {
    return account.received() == Nanos.EVER
        ? Optional.empty()
        : Optional.of(Nanos.instant(account.received()));
  }
}
