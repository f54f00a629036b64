package io.wirewatch.ingest.article;

import io.wirewatch.guard.WebAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An address by which an article is known: read as browsers read it, without what does not change
 * what it leads to (default port, fragment, user name, tracking parameters, an empty query), its
 * escapes in one spelling (RFC 3986, 6.2.2), and of an accelerated or mobile page the page itself.
 *
 * <p>What may matter stays: http and https, a leading {@code www.}, the order of parameters, a
 * trailing slash and {@code index.html}.
 */
public final class CanonicalUrl {
  private static final int MAX_LENGTH = 4_096;
  private static final int MAX_GIVEN = 8_192;
  private static final int MAX_TWINS = 8; // nested deeper, it is left as it is
  private static final Pattern LONG_NUMBER = Pattern.compile("\\d{5,}");
  private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

  private CanonicalUrl() {}

  /**
   * The canonical form of an address; empty when it is not an absolute http or https address, or
   * longer than 4,096 characters (8,192 as given).
   */
  public static Optional<String> of(String address) {
    return address.length() > MAX_GIVEN
        ? Optional.empty()
        : WebAddress.parse(address).flatMap(CanonicalUrl::of);
  }

  /**
   * The canonical form of a page's address, given what the page itself says it is ({@code
   * rel=canonical}, {@code og:url}). That is believed only when it lies on the same registrable
   * site and ends as the page's address does, in the same last step of the path, or in one with a
   * long number that the page's address has too. For careless templates name the front page or a
   * section on every page, and who is sent to another page (to log in, say) reads what that says of
   * itself: believed, all articles of a site would be one.
   *
   * @param fetched the page's address; when it is empty, whatever the page says is believed
   * @param stated what the page says, absolute or relative, the best first
   * @return empty when there is no address
   */
  public static Optional<String> ofPage(String fetched, List<String> stated) {
    if (fetched.isEmpty()) {
      return stated.stream().map(CanonicalUrl::of).flatMap(Optional::stream).findFirst();
    }
    Optional<WebAddress> page =
        fetched.length() > MAX_GIVEN ? Optional.empty() : WebAddress.parse(fetched);
    Optional<String> own = page.flatMap(CanonicalUrl::of);
    return stated.stream()
        .filter(each -> !each.isBlank() && each.length() <= MAX_GIVEN)
        .flatMap(each -> page.flatMap(at -> at.resolve(each)).stream())
        .flatMap(said -> of(said).stream())
        .filter(said -> own.filter(at -> isBelieved(said, at)).isPresent())
        .findFirst()
        .or(() -> own);
  }

  /** The host of a canonical address, without a leading {@code www.}. */
  public static String host(String canonical) {
    String host = canonical.replaceFirst("^https?://", "").replaceFirst("[/:?].*$", "");
    return host.startsWith("www.") ? host.substring("www.".length()) : host;
  }

  /** Both canonical. */
  private static boolean isBelieved(String said, String own) {
    Optional<WebAddress> one = WebAddress.parse(said);
    Optional<WebAddress> two = WebAddress.parse(own);
    if (one.isEmpty() || !one.map(WebAddress::site).equals(two.map(WebAddress::site))) {
      return false;
    }
    String step = lastStep(one.get());
    return !step.isEmpty()
        && (step.equals(two.map(CanonicalUrl::lastStep).orElse(""))
            || LONG_NUMBER.matcher(step).results().map(MatchResult::group).anyMatch(own::contains));
  }

  private static String lastStep(WebAddress address) {
    String path = address.path();
    String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return bare.substring(bare.lastIndexOf('/') + 1).replaceFirst("\\.html?$", "");
  }

  private static Optional<String> of(WebAddress given) {
    WebAddress address = plain(given);
    Optional<WebAddress> original = original(address);
    for (int i = 0; original.isPresent() && i < MAX_TWINS; i++) {
      address = original.get();
      original = original(address);
    }
    return Optional.of((original.isPresent() ? plain(given) : address).toString())
        .filter(url -> url.length() <= MAX_LENGTH);
  }

  /** What an address is the twin of, read anew, for leaving out its end may leave a dot segment. */
  private static Optional<WebAddress> original(WebAddress address) {
    return Twins.original(address)
        .flatMap(original -> WebAddress.parse(original.toString()))
        .map(CanonicalUrl::plain);
  }

  private static WebAddress plain(WebAddress address) {
    String host = address.host();
    return address
        .with(
            address.scheme(),
            host.endsWith(".") ? host.substring(0, host.length() - 1) : host,
            spelled(address.path()))
        .with(address.query().map(CanonicalUrl::spelled).flatMap(TrackingParameters::without));
  }

  /** Escapes in upper case, and none of letters, digits and {@code -._~}. */
  private static String spelled(String text) {
    return ESCAPE.matcher(text).replaceAll(CanonicalUrl::spelled);
  }

  private static String spelled(MatchResult escape) {
    int c = Integer.parseInt(escape.group(1), 16);
    boolean unreserved =
        (c >= '0' && c <= '9')
            || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
            || "-._~".indexOf(c) >= 0;
    return unreserved ? String.valueOf((char) c) : escape.group().toUpperCase(Locale.ROOT);
  }
}
