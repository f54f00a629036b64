package io.wirewatch.ingest.websub;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Where hubs reach us for a feed: an address that only they and we know, for its last segment is
 * made of the subscription's secret.
 */
public final class Callback {
  private static final int TOKEN = 32;

  private Callback() {}

  /**
   * The address for a feed.
   *
   * @param base our address as the world sees it, {@code wirewatch.websub.callback}
   */
  public static URI of(URI base, String feed, String secret) {
    String root = base.toString().replaceFirst("/+$", "");
    String id = URLEncoder.encode(feed, StandardCharsets.UTF_8).replace("+", "%20");
    return URI.create(root + "/websub/" + id + "/" + token(secret));
  }

  /** Whether that is the last segment of the address that goes with the secret. */
  static boolean isToken(String stated, String secret) {
    return MessageDigest.isEqual(
        stated.getBytes(StandardCharsets.UTF_8), token(secret).getBytes(StandardCharsets.UTF_8));
  }

  private static String token(String secret) {
    byte[] mac = Signature.mac("HmacSHA256", secret, "callback".getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(mac).substring(0, TOKEN);
  }
}
