package io.wirewatch.guard;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/** A block of addresses, such as {@code 10.0.0.0/8}. */
final class Cidr {
  private final byte[] prefix;
  private final int bits;

  private Cidr(byte[] prefix, int bits) {
    this.prefix = prefix;
    this.bits = bits;
  }

  /**
   * Reads a block, or one address as a block of its own. Only literals are read; nothing is looked
   * up.
   *
   * @throws IllegalArgumentException when the text is neither, or has bits set beyond its length
   */
  static Cidr parse(String text) {
    int slash = text.indexOf('/');
    byte[] address = literal(slash < 0 ? text : text.substring(0, slash));
    int bits = address.length * 8;
    if (slash >= 0) {
      String length = text.substring(slash + 1);
      if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > bits) {
        throw new IllegalArgumentException("has no prefix length between 0 and " + bits);
      }
      bits = Integer.parseInt(length);
    }
    if (!Arrays.equals(address, masked(address, bits))) {
      throw new IllegalArgumentException("has bits set beyond its prefix length");
    }
    return new Cidr(address, bits);
  }

  /** Whether a text has the form of an address or block, as opposed to a host name. */
  static boolean looksNumeric(String text) {
    return text.contains("/") || text.contains(":") || text.matches("[\\d.]+");
  }

  boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == prefix.length && Arrays.equals(prefix, masked(bytes, bits));
  }

  private static byte[] literal(String text) {
    try {
      if (text.contains(":")) {
        return Inet6Address.ofLiteral(text).getAddress();
      }
      if (!text.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
        throw new IllegalArgumentException("is not four numbers");
      }
      return Inet4Address.ofLiteral(text).getAddress();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("is neither an IPv4 nor an IPv6 address", e);
    }
  }

  private static byte[] masked(byte[] address, int bits) {
    byte[] result = new byte[address.length];
    for (int i = 0; i < address.length; i++) {
      int kept = Math.clamp(bits - i * 8L, 0, 8);
      result[i] = (byte) (address[i] & (0xff << (8 - kept)));
    }
    return result;
  }
}
