package io.wirewatch.guard;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What to ask for.
 *
 * @param uri the address; whether it is one to ask is the client's to say
 * @param headers by name. The client adds {@code User-Agent}, {@code Host} and what concerns the
 *     connection and the encoding itself
 */
public record Request(URI uri, Map<String, String> headers) {
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");
  private static final Set<String> THE_CLIENTS_OWN =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "host",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /**
   * Checks the headers.
   *
   * @throws IllegalArgumentException naming a header that HTTP does not allow or that is the
   *     client's to set
   */
  public Request {
    headers = Map.copyOf(headers);
    headers.forEach(
        (name, value) -> {
          if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("header name '" + name + "' is not a token");
          }
          if (THE_CLIENTS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("header '" + name + "' is the client's to set");
          }
          if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                "header '" + name + "' has a character that headers cannot carry");
          }
        });
  }

  /** A request without headers of its own. */
  public static Request of(URI uri) {
    return new Request(uri, Map.of());
  }
}
