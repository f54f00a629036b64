package io.wirewatch.guard;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to: those on the public internet, and those that the operator
 * lists.
 *
 * <p>What is not public follows the IANA special-purpose address registries for IPv4 and IPv6 (RFC
 * 6890 and its successors). Of IPv6 only global unicast, 2000::/3, is public at all, so that
 * unique-local, link-local, multicast, IPv4-mapped and NAT64 addresses are refused without being
 * listed one by one.
 */
public final class AddressPolicy {
  private static final List<Cidr> NOT_PUBLIC =
      Stream.of(
              "0.0.0.0/8", // this network
              "10.0.0.0/8", // private
              "100.64.0.0/10", // carrier-grade NAT, and one cloud's metadata
              "127.0.0.0/8", // loopback
              "168.63.129.16/32", // one cloud's host agent, in a public range
              "169.254.0.0/16", // link-local, and most clouds' metadata
              "172.16.0.0/12", // private
              "192.0.0.0/24", // protocol assignments
              "192.0.2.0/24", // documentation
              "192.88.99.0/24", // 6to4 relays
              "192.168.0.0/16", // private
              "198.18.0.0/15", // benchmarks
              "198.51.100.0/24", // documentation
              "203.0.113.0/24", // documentation
              "224.0.0.0/4", // multicast
              "240.0.0.0/4", // reserved, and broadcast
              "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
              "2001:db8::/32", // documentation
              "2002::/16", // 6to4, which embeds an IPv4 address
              "3fff::/20") // documentation
          .map(Cidr::parse)
          .toList();

  private static final Cidr IPV6_GLOBAL_UNICAST = Cidr.parse("2000::/3");

  private static final Pattern HOST_NAME =
      Pattern.compile(
          "(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  private final List<Cidr> allowedBlocks = new ArrayList<>();
  private final Set<String> allowedHosts = new HashSet<>();

  /**
   * A policy with exceptions.
   *
   * @param allowed what may be connected to although it is not public: blocks ({@code
   *     10.1.0.0/16}), addresses ({@code ::1}) and host names ({@code intranet.example}), whose
   *     every address is then allowed. A host name stands for itself only, not for names below it
   * @throws IllegalArgumentException naming the entry that is none of these
   */
  public AddressPolicy(List<String> allowed) {
    for (String entry : allowed) {
      String item = entry.strip().toLowerCase(Locale.ROOT);
      if (Cidr.looksNumeric(item)) {
        try {
          allowedBlocks.add(Cidr.parse(item));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(
              "allowed address '" + entry + "' " + e.getMessage(), e);
        }
      } else if (HOST_NAME.matcher(item).matches()) {
        allowedHosts.add(item);
      } else {
        throw new IllegalArgumentException(
            "allowed address '" + entry + "' is not a host name, an address or a block");
      }
    }
  }

  /** The policy without exceptions. */
  public static AddressPolicy publicOnly() {
    return new AddressPolicy(List.of());
  }

  /** Whether an address lies on the public internet. */
  public static boolean isPublic(InetAddress address) {
    return (address instanceof Inet4Address || IPV6_GLOBAL_UNICAST.contains(address))
        && NOT_PUBLIC.stream().noneMatch(block -> block.contains(address));
  }

  /**
   * Whether a connection may be made.
   *
   * @param host the name as the request has it
   * @param address one address that the name was resolved to
   */
  public boolean permits(String host, InetAddress address) {
    return isPublic(address)
        || allowedHosts.contains(host.toLowerCase(Locale.ROOT))
        || allowedBlocks.stream().anyMatch(block -> block.contains(address));
  }
}
