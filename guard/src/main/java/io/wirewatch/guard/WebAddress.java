package io.wirewatch.guard;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;
import org.jspecify.annotations.Nullable;

/**
 * An http or https address, read as browsers read it (the WHATWG URL Standard), so that what is
 * checked, what is asked and what an article is known by are the same: tabs and line ends dropped,
 * backslashes taken for slashes, dot segments resolved, hosts by UTS 46 with IPv4 numbers in every
 * spelling. Beyond that standard, characters that {@link URI} refuses are escaped.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case and ASCII; IPv6 in brackets
 * @param port -1 for the scheme's own
 * @param path escaped; begins with a slash
 * @param query escaped, without its question mark
 * @param credentials whether it carried a user name or password, which are left out
 */
public record WebAddress(
    String scheme,
    String host,
    int port,
    String path,
    Optional<String> query,
    boolean credentials) {

  /** Reads an absolute address; empty when it is none of http or https. */
  public static Optional<WebAddress> parse(String text) {
    return read(text, null);
  }

  /** Reads an address as it stands in a page or header of this one: absolute or relative. */
  public Optional<WebAddress> resolve(String text) {
    return read(text, this);
  }

  /** The scheme of an address, in lower case; empty when it names none. */
  static String schemeOf(String text) {
    String cleaned = cleaned(text);
    int colon = cleaned.indexOf(':');
    return colon > 0 && isScheme(cleaned, colon)
        ? cleaned.substring(0, colon).toLowerCase(Locale.ROOT)
        : "";
  }

  /**
   * The registrable domain, such as {@code news.example} of {@code www.news.example}, by the Public
   * Suffix List; the host where it has none.
   */
  public String site() {
    if (host.startsWith("[") || Character.isDigit(host.charAt(host.length() - 1))) {
      return host; // an address: no registered name ends in a digit
    }
    String root = PublicSuffixMatcherLoader.getDefault().getDomainRoot(host);
    return root == null || root.isEmpty() ? host : root;
  }

  /** The same address elsewhere. */
  public WebAddress with(String newScheme, String newHost, String newPath) {
    return new WebAddress(newScheme, newHost, port, newPath, query, credentials);
  }

  /** The same address with another query. */
  public WebAddress with(Optional<String> newQuery) {
    return new WebAddress(scheme, host, port, path, newQuery, credentials);
  }

  /** The host as it is looked up: an IPv6 address without its brackets. */
  String hostName() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** What a request asks for: path and query. */
  String target() {
    return path + query.map(text -> "?" + text).orElse("");
  }

  /** The same as a {@link URI}, without credentials. */
  public URI toUri() {
    return URI.create(toString());
  }

  /** The address, without credentials. */
  @Override
  public String toString() {
    return scheme + "://" + host + (port < 0 ? "" : ":" + port) + target();
  }

  private static Optional<WebAddress> read(String text, @Nullable WebAddress base) {
    String cleaned = cleaned(text);
    int hash = cleaned.indexOf('#');
    String address = hash < 0 ? cleaned : cleaned.substring(0, hash);
    String scheme = schemeOf(address);
    if (scheme.isEmpty()) {
      return base == null ? Optional.empty() : relative(address, base);
    }
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.empty();
    }
    String rest = address.substring(scheme.length() + 1);
    if (base != null && base.scheme.equals(scheme) && slashes(rest) < 2) {
      return relative(rest, base);
    }
    return withAuthority(scheme, rest.substring(slashes(rest)));
  }

  private static Optional<WebAddress> relative(String rest, WebAddress base) {
    if (slashes(rest) >= 2) {
      return withAuthority(base.scheme, rest.substring(slashes(rest)));
    }
    int mark = rest.indexOf('?');
    String path = mark < 0 ? rest : rest.substring(0, mark);
    Optional<String> query = mark < 0 ? Optional.empty() : query(rest.substring(mark + 1));
    if (path.isEmpty()) {
      return Optional.of(base.with(mark < 0 ? base.query : query));
    }
    String whole =
        slashes(path) > 0 ? path : base.path.substring(0, base.path.lastIndexOf('/') + 1) + path;
    return Optional.of(
        new WebAddress(base.scheme, base.host, base.port, path(whole), query, false));
  }

  private static Optional<WebAddress> withAuthority(String scheme, String rest) {
    int end = 0;
    while (end < rest.length() && "/\\?".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String authority = rest.substring(0, end);
    int at = authority.lastIndexOf('@');
    String hostAndPort = authority.substring(at + 1);
    int colon = hostAndPort.lastIndexOf(':');
    boolean withPort = colon > hostAndPort.lastIndexOf(']');
    OptionalInt port = withPort ? port(hostAndPort.substring(colon + 1)) : OptionalInt.of(-1);
    Optional<String> host = WebHost.parse(withPort ? hostAndPort.substring(0, colon) : hostAndPort);
    if (host.isEmpty() || port.isEmpty()) {
      return Optional.empty();
    }
    int implied = scheme.equals("https") ? 443 : 80;
    int mark = rest.indexOf('?', end);
    return Optional.of(
        new WebAddress(
            scheme,
            host.get(),
            port.getAsInt() == implied ? -1 : port.getAsInt(),
            path(mark < 0 ? rest.substring(end) : rest.substring(end, mark)),
            mark < 0 ? Optional.empty() : query(rest.substring(mark + 1)),
            at >= 0));
  }

  private static OptionalInt port(String digits) {
    if (digits.isEmpty()) {
      return OptionalInt.of(-1);
    }
    String significant = digits.replaceFirst("^0+(?=\\d)", "");
    if (!significant.matches("[0-9]{1,5}") || Integer.parseInt(significant) > 65_535) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(Integer.parseInt(significant));
  }

  private static String path(String text) {
    List<String> segments = new ArrayList<>();
    String[] given = text.split("[/\\\\]", -1);
    for (int i = given[0].isEmpty() ? 1 : 0; i < given.length; i++) {
      String segment = given[i];
      boolean last = i == given.length - 1;
      switch (segment.toLowerCase(Locale.ROOT).replace("%2e", ".")) {
        case "." -> {
          if (last) {
            segments.add("");
          }
        }
        case ".." -> {
          if (!segments.isEmpty()) {
            segments.removeLast();
          }
          if (last) {
            segments.add("");
          }
        }
        default -> segments.add(Escapes.path(segment));
      }
    }
    return "/" + String.join("/", segments);
  }

  private static Optional<String> query(String text) {
    return Optional.of(Escapes.query(text));
  }

  private static int slashes(String text) {
    int n = 0;
    while (n < text.length() && (text.charAt(n) == '/' || text.charAt(n) == '\\')) {
      n++;
    }
    return n;
  }

  private static boolean isScheme(String text, int end) {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
      boolean inner = i > 0 && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.');
      if (!letter && !inner) {
        return false;
      }
    }
    return true;
  }

  private static String cleaned(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) <= ' ') {
      from++;
    }
    while (to > from && text.charAt(to - 1) <= ' ') {
      to--;
    }
    return text.substring(from, to).replaceAll("[\\t\\n\\r]", "");
  }
}
