package io.wirewatch.alert.board;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Json;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import net.jpountz.lz4.LZ4Factory;

/**
 * A transition of an alert as it is held: what it is found by, and all of it packed. A receipt may
 * list hundreds of articles, so that some thousands of them as objects would fill a heap.
 */
public final class HeldTransition {
  private static final LZ4Factory LZ4 = LZ4Factory.fastestInstance();

  /** Of an object with its strings, in bytes. */
  private static final int OVERHEAD = 500;

  private final Head head;
  private final byte[] packed;
  private final int length;

  /** What it is found by. */
  private record Head(
      String id, Alert.Transition transition, int sequence, Alert.Rule rule, String group) {
    /** Reads what stands before the receipt, which may be long, and nothing after it. */
    static Head of(byte[] json) {
      String id = null;
      Alert.Transition transition = null;
      int sequence = -1;
      Alert.Rule rule = null;
      String group = "";
      try (JsonParser parser = Json.mapper().getFactory().createParser(json)) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME
            && !parser.currentName().equals("receipt")) {
          String field = parser.currentName();
          parser.nextToken();
          switch (field) {
            case "id" -> id = parser.getText();
            case "transition" -> transition = parser.readValueAs(Alert.Transition.class);
            case "sequence" -> sequence = parser.getIntValue();
            case "rule" -> rule = parser.readValueAs(Alert.Rule.class);
            case "group" -> group = parser.getText();
            default -> parser.skipChildren();
          }
        }
      } catch (IOException e) {
        throw new IllegalArgumentException("is not Alert: " + e.getMessage(), e);
      }
      if (id == null || transition == null || sequence < 0 || rule == null) {
        throw new IllegalArgumentException(
            "is not Alert: id, transition, sequence or rule is missing");
      }
      return new Head(id, transition, sequence, rule, group);
    }
  }

  private HeldTransition(Head head, byte[] json) {
    this.head = head;
    this.packed = LZ4.fastCompressor().compress(json);
    this.length = json.length;
  }

  /**
   * Takes one as {@code wirewatch.alerts} carries it, its receipt unread.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static HeldTransition of(byte[] json) {
    return new HeldTransition(Head.of(json), json);
  }

  /** The alert's id. */
  public String id() {
    return head.id();
  }

  /** Its rule. */
  public Alert.Rule rule() {
    return head.rule();
  }

  /** The value that the rule groups by; empty when it groups by nothing. */
  public String group() {
    return head.group();
  }

  /** What happened to the alert, as the contract has it: such as {@code firing}. */
  public String name() {
    return head.transition().name().toLowerCase(Locale.ROOT);
  }

  /** Names it, for a watcher to go on after it. */
  public String eventId() {
    return head.id() + "-" + head.sequence();
  }

  /** As it was carried, in UTF-8. */
  public byte[] json() {
    return LZ4.fastDecompressor().decompress(packed, length);
  }

  /** All of it; empty when it has no receipt, or none that can be read. */
  public Optional<Alert> alert() {
    try {
      return Optional.of(Json.read(json(), Alert.class));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not written by us, and passed over as in any topic
    }
  }

  /** How many bytes it takes to hold it, about. */
  int size() {
    return packed.length + OVERHEAD;
  }
}
