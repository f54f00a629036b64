package io.wirewatch.analysis.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.wirewatch.events.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names what a pack is made of, the same in every process. */
final class PackVersion {
  /** The order in which a map has its keys differs between processes. */
  private static final ObjectWriter IN_ORDER =
      Json.mapper().writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private PackVersion() {}

  /** Twelve hex digits that change with any change of the definitions. */
  static String hash(Object definitions) {
    try {
      byte[] json = IN_ORDER.writeValueAsBytes(definitions);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json), 0, 6);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("definitions are JSON", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
