package io.wirewatch.ingest.article;

import io.wirewatch.guard.WebAddress;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of which another is the accelerated (AMP) or mobile twin.
 *
 * <p>An AMP page is known by the caches of Google, Bing and the AMP project, by a host {@code amp.}
 * under the site's own, and by a path that ends in {@code /amp}, {@code .amp} or {@code .amp.html}.
 * A path that begins with {@code /amp/} is left, for it may be a section. A mobile host is followed
 * only on the sites named here: elsewhere {@code m.} may stand for {@code www.}, for the bare
 * domain, or for a site of its own; there only the page's own {@code rel=canonical} tells.
 */
final class Twins {
  private static final Pattern VIEWER =
      Pattern.compile("(www\\.)?(google\\.[a-z.]{2,6}|bing\\.com)");
  private static final Pattern VIEWED = Pattern.compile("/amp/(s/)?([^/]+\\..+)");
  private static final Pattern CACHE =
      Pattern.compile(".+\\.(cdn\\.ampproject\\.org|bing-amp\\.com)");
  private static final Pattern CACHED = Pattern.compile("/[cvr]/(s/)?([^/]+\\..+)");
  private static final Pattern AMP_PATH = Pattern.compile("(/.*[^/])(/amp(/?)|\\.amp(\\.html)?)");
  private static final Pattern WIKIMEDIA =
      Pattern.compile(
          "([a-z-]+)\\.m\\.((wikipedia|wikinews|wikimedia|wikiquote|wikisource|wikivoyage)\\.org)");
  private static final Map<String, String> MOBILE =
      Map.of(
          "m.youtube.com", "www.youtube.com",
          "m.facebook.com", "www.facebook.com",
          "mobile.facebook.com", "www.facebook.com",
          "mobile.twitter.com", "twitter.com",
          "mobile.x.com", "x.com");

  private Twins() {}

  /** The other one; empty when the address is no such twin. */
  static Optional<WebAddress> original(WebAddress twin) {
    if (VIEWER.matcher(twin.host()).matches()) {
      return unwrapped(VIEWED.matcher(twin.path()), twin);
    }
    if (CACHE.matcher(twin.host()).matches()) {
      return unwrapped(CACHED.matcher(twin.path()), twin);
    }
    return host(twin.host())
        .map(host -> twin.with(twin.scheme(), host, twin.path()))
        .or(() -> ofAmpHost(twin))
        .or(() -> ofAmpPath(twin));
  }

  private static Optional<WebAddress> unwrapped(Matcher path, WebAddress twin) {
    if (!path.matches()) {
      return Optional.empty();
    }
    String scheme = path.group(1) == null ? "http://" : "https://";
    return WebAddress.parse(scheme + path.group(2))
        .map(address -> twin.query().isEmpty() ? address : address.with(twin.query()));
  }

  private static Optional<String> host(String host) {
    Matcher wikimedia = WIKIMEDIA.matcher(host);
    return wikimedia.matches()
        ? Optional.of(wikimedia.group(1) + "." + wikimedia.group(2))
        : Optional.ofNullable(MOBILE.get(host));
  }

  private static Optional<WebAddress> ofAmpHost(WebAddress twin) {
    String host = twin.host();
    if (!host.startsWith("amp.") || twin.site().equals(host)) {
      return Optional.empty();
    }
    String rest = host.substring("amp.".length());
    String original = rest.equals(twin.site()) ? "www." + rest : rest;
    return Optional.of(twin.with(twin.scheme(), original, twin.path()));
  }

  private static Optional<WebAddress> ofAmpPath(WebAddress twin) {
    Matcher path = AMP_PATH.matcher(twin.path());
    if (!path.matches()) {
      return Optional.empty();
    }
    String slash = Optional.ofNullable(path.group(3)).orElse("");
    String html = Optional.ofNullable(path.group(4)).orElse("");
    return Optional.of(twin.with(twin.scheme(), twin.host(), path.group(1) + slash + html));
  }
}
