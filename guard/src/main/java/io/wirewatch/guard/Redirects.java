package io.wirewatch.guard;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
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

  private Redirects() {}

  /** The verdict on one address or redirect. */
  sealed interface Step {
    record Go(URI to) implements Step {}

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
    String scheme = uri.getScheme();
    if (scheme == null || !Set.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT))) {
      return new Step.Stop(Refusal.UNSUPPORTED_SCHEME);
    }
    String host = uri.getHost();
    if (host == null
        || host.isEmpty()
        || uri.getRawUserInfo() != null
        || uri.getPort() == 0
        || uri.getPort() > 65535) {
      return new Step.Stop(Refusal.INVALID_ADDRESS);
    }
    return new Step.Go(withoutFragment(uri));
  }

  /** Where a redirect leads from an address that passed {@link #check}. */
  static Step follow(URI from, Optional<String> location) {
    URI base = from.getRawPath().isEmpty() ? from.resolve("/") : from;
    Optional<URI> to = location.flatMap(Redirects::read).map(base::resolve);
    if (to.isEmpty()) {
      return new Step.Stop(Refusal.INVALID_REDIRECT);
    }
    Step step = check(to.get());
    return switch (step) {
      case Step.Go(URI uri) when isSecure(from) && !isSecure(uri) ->
          new Step.Stop(Refusal.INSECURE_REDIRECT);
      case Step.Go _, Step.Stop _ -> step;
    };
  }

  /** The headers to send on: all of them within one origin, else only those that tell nothing. */
  static Map<String, String> carriedOver(Map<String, String> headers, URI from, URI to) {
    if (origin(from).equals(origin(to))) {
      return headers;
    }
    Map<String, String> kept = new TreeMap<>(headers);
    kept.keySet().removeIf(name -> !HARMLESS.contains(name.toLowerCase(Locale.ROOT)));
    return kept;
  }

  private static boolean isSecure(URI uri) {
    return uri.getScheme().equalsIgnoreCase("https");
  }

  private static String origin(URI uri) {
    int port = uri.getPort() < 0 ? (isSecure(uri) ? 443 : 80) : uri.getPort();
    return (uri.getScheme() + "://" + uri.getHost() + ":" + port).toLowerCase(Locale.ROOT);
  }

  /** Servers send spaces and letters beyond ASCII, which must be escaped to be an address. */
  private static Optional<URI> read(String location) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : location.strip().getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b > 0x20 && b < 0x7f && "\"<>\\^`{|}".indexOf(b) < 0;
      escaped.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
    }
    try {
      return escaped.isEmpty() ? Optional.empty() : Optional.of(new URI(escaped.toString()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static URI withoutFragment(URI uri) {
    String text = uri.toString();
    int hash = text.indexOf('#');
    return hash < 0 ? uri : URI.create(text.substring(0, hash));
  }
}
