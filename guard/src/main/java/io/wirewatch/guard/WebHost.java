package io.wirewatch.guard;

import com.ibm.icu.text.IDNA;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads hosts by the WHATWG URL Standard. */
final class WebHost {
  private static final int LONGEST = 253;
  private static final String FORBIDDEN = " #/:<>?@[\\]^|%\u007f";
  private static final IDNA UTS46 =
      IDNA.getUTS46Instance(
          IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ
              | IDNA.NONTRANSITIONAL_TO_ASCII
              | IDNA.NONTRANSITIONAL_TO_UNICODE);

  /** What that standard lets pass. */
  private static final Set<IDNA.Error> HARMLESS =
      EnumSet.of(
          IDNA.Error.EMPTY_LABEL,
          IDNA.Error.LABEL_TOO_LONG,
          IDNA.Error.DOMAIN_NAME_TOO_LONG,
          IDNA.Error.LEADING_HYPHEN,
          IDNA.Error.TRAILING_HYPHEN,
          IDNA.Error.HYPHEN_3_4);

  private WebHost() {}

  /** The host in lower case and ASCII, addresses in their usual spelling; empty when it is none. */
  static Optional<String> parse(String text) {
    if (text.startsWith("[")) {
      return text.endsWith("]") ? ipv6(text.substring(1, text.length() - 1)) : Optional.empty();
    }
    if (text.isEmpty() || text.length() > 3 * LONGEST) {
      return Optional.empty();
    }
    String decoded = new String(Escapes.decoded(text), StandardCharsets.UTF_8);
    return ascii(decoded).filter(WebHost::isName).flatMap(WebHost::ipv4OrName);
  }

  private static Optional<String> ascii(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (name.chars().allMatch(c -> c < 0x80) && !lower.contains("xn--")) {
      return Optional.of(lower);
    }
    IDNA.Info info = new IDNA.Info();
    StringBuilder ascii = UTS46.nameToASCII(name, new StringBuilder(), info);
    Set<IDNA.Error> errors = info.getErrors();
    return HARMLESS.containsAll(errors)
        ? Optional.of(ascii.toString().toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static boolean isName(String host) {
    String labels = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return !labels.isEmpty()
        && labels.length() <= LONGEST
        && !labels.startsWith(".")
        && !labels.endsWith(".")
        && !labels.contains("..")
        && host.chars().allMatch(c -> c > ' ' && c < 0x7f && FORBIDDEN.indexOf(c) < 0)
        && host.chars().noneMatch(c -> "\"'`{}".indexOf(c) >= 0);
  }

  private static Optional<String> ipv4OrName(String host) {
    String labels = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    String last = labels.substring(labels.lastIndexOf('.') + 1);
    boolean number = last.matches("[0-9]+|0x[0-9a-f]*");
    return number ? ipv4(labels) : Optional.of(host);
  }

  /** An IPv4 address of one to four numbers, each decimal, octal or hexadecimal. */
  private static Optional<String> ipv4(String text) {
    List<OptionalLong> numbers = Arrays.stream(text.split("\\.", -1)).map(WebHost::number).toList();
    if (numbers.size() > 4 || numbers.stream().anyMatch(OptionalLong::isEmpty)) {
      return Optional.empty();
    }
    long address = 0;
    for (int i = 0; i < numbers.size(); i++) {
      boolean last = i == numbers.size() - 1;
      long number = numbers.get(i).orElseThrow();
      long most = last ? (1L << (8 * (5 - numbers.size()))) - 1 : 255;
      if (number > most) {
        return Optional.empty();
      }
      address += last ? number : number << (8 * (3 - i));
    }
    return Optional.of(
        "%d.%d.%d.%d"
            .formatted(address >> 24, address >> 16 & 255, address >> 8 & 255, address & 255));
  }

  private static OptionalLong number(String text) {
    boolean hex = text.startsWith("0x");
    boolean octal = !hex && text.length() > 1 && text.startsWith("0");
    String digits = hex ? text.substring(2) : text;
    try {
      return text.isEmpty() || digits.startsWith("+") || digits.startsWith("-")
          ? OptionalLong.empty()
          : OptionalLong.of(
              digits.isEmpty() ? 0 : Long.parseLong(digits, hex ? 16 : octal ? 8 : 10));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static Optional<String> ipv6(String text) {
    if (!text.matches("[0-9a-fA-F:.]{2,45}")) {
      return Optional.empty(); // zones, among others, which name an interface of the reader's own
    }
    try {
      InetAddress address = Inet6Address.ofLiteral(text);
      byte[] bytes = address.getAddress();
      if (bytes.length == 4) { // one that embeds an IPv4 address, which Java has unwrapped
        byte[] mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        System.arraycopy(bytes, 0, mapped, 12, 4);
        bytes = mapped;
      }
      return Optional.of("[" + compressed(bytes) + "]");
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The text of RFC 5952: the longest run of zeros, two at least, is left out. */
  private static String compressed(byte[] bytes) {
    int[] pieces = new int[8];
    for (int i = 0; i < 8; i++) {
      pieces[i] = ((bytes[2 * i] & 255) << 8) | (bytes[2 * i + 1] & 255);
    }
    int from = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && pieces[end] == 0) {
        end++;
      }
      if (end - i > length) {
        from = i;
        length = end - i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == from) {
        text.append(i == 0 ? "::" : ":");
        i += length - 1;
      } else {
        text.append(Integer.toHexString(pieces[i])).append(i < 7 ? ":" : "");
      }
    }
    return text.toString();
  }
}
