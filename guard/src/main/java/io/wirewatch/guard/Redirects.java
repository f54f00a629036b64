package io.wirewatch.guard;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Where a redirect leads, and whether to go there. */
final class Redirects {
  /** What may be told to another origin than the one it was meant for. */
  private static final Set<String> HARMLESS =
      Set.of("accept", "accept-language", "if-modified-since", "if-none-match");

  /** Ports of protocols that a forged HTTP request could talk to: the Fetch Standard's list. */
  private static final Set<Integer> OF_OTHERS =
      Set.of(
          0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95,
          101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179,
          389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601,
          636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566,
          6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080);

  private Redirects() {}

  /** The verdict on one address or redirect. */
  sealed interface Step {
    record Go(WebAddress to) implements Step {}

    record Stop(Refusal reason) implements Step {}
  }

  /** Whether a status asks to go elsewhere with the same GET. */
  static boolean isRedirect(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  static boolean isPermanent(int status) {
    return status == 301 || status == 308;
  }

  /** Whether an address is one to ask, as far as can be told without looking it up. */
  static Step check(URI uri) {
    return isWeb(WebAddress.schemeOf(uri.toString()))
        ? check(WebAddress.parse(uri.toString()), Refusal.INVALID_ADDRESS)
        : new Step.Stop(Refusal.UNSUPPORTED_SCHEME);
  }

  /** Where a redirect leads from an address that passed {@link #check}. */
  static Step follow(WebAddress from, Optional<String> location) {
    if (location.isEmpty() || location.get().isBlank()) {
      return new Step.Stop(Refusal.INVALID_REDIRECT);
    }
    String scheme = WebAddress.schemeOf(location.get());
    if (!scheme.isEmpty() && !isWeb(scheme)) {
      return new Step.Stop(Refusal.UNSUPPORTED_SCHEME);
    }
    Step step = check(from.resolve(location.get()), Refusal.INVALID_REDIRECT);
    return switch (step) {
      case Step.Go(WebAddress to) when isSecure(from) && !isSecure(to) ->
          new Step.Stop(Refusal.INSECURE_REDIRECT);
      case Step.Go _, Step.Stop _ -> step;
    };
  }

  /** The headers to send on: all of them within one origin, else only those that tell nothing. */
  static Map<String, String> carriedOver(
      Map<String, String> headers, WebAddress from, WebAddress to) {
    if (from.scheme().equals(to.scheme())
        && from.host().equals(to.host())
        && from.port() == to.port()) {
      return headers;
    }
    Map<String, String> kept = new TreeMap<>(headers);
    kept.keySet().removeIf(name -> !HARMLESS.contains(name.toLowerCase(Locale.ROOT)));
    return kept;
  }

  private static Step check(Optional<WebAddress> address, Refusal unreadable) {
    if (address.isEmpty()) {
      return new Step.Stop(unreadable);
    }
    return address.get().credentials() || OF_OTHERS.contains(address.get().port())
        ? new Step.Stop(Refusal.INVALID_ADDRESS)
        : new Step.Go(address.get());
  }

  private static boolean isWeb(String scheme) {
    return scheme.equals("http") || scheme.equals("https");
  }

  private static boolean isSecure(WebAddress address) {
    return address.scheme().equals("https");
  }
}
