package io.wirewatch.ingest.article;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An address without what does not change what it leads to: scheme and host in lower case, without
 * default port, fragment and tracking parameters.
 */
public final class CanonicalUrl {
  private static final int MAX_LENGTH = 4_096;
  private static final Pattern TRACKING =
      Pattern.compile(
          "(?i)(utm_[^=]*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|mc_cid|mc_eid"
              + "|at_(medium|campaign|custom\\d?)|ns_(mchannel|source|campaign|linkname)"
              + "|cmp(id)?|ocid|smid|xtor|cid|ref_src|__twitter_impression)(=.*)?");

  private CanonicalUrl() {}

  /** The canonical form of an address; empty when it is not an absolute http or https address. */
  public static Optional<String> of(String address) {
    URI uri;
    try {
      uri = new URI(escaped(address.strip()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
    String scheme = lower(uri.getScheme());
    if (uri.getRawAuthority() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      return Optional.empty();
    }
    return host(uri).map(host -> canonical(scheme, host, uri)).filter(CanonicalUrl::isShort);
  }

  /** The host of a canonical address, without a leading {@code www.}. */
  public static String host(String canonical) {
    String host = canonical.replaceFirst("^https?://", "").replaceFirst("[/:?].*$", "");
    return host.startsWith("www.") ? host.substring("www.".length()) : host;
  }

  private static boolean isShort(String url) {
    return url.length() <= MAX_LENGTH;
  }

  private static String canonical(String scheme, String host, URI uri) {
    int port = uri.getPort();
    boolean implied = port == -1 || port == (scheme.equals("http") ? 80 : 443);
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return scheme + "://" + host + (implied ? "" : ":" + port) + path + query(uri);
  }

  private static Optional<String> host(URI uri) {
    String host = uri.getHost();
    if (host == null) {
      // java.net.URI leaves hosts with letters beyond ASCII unparsed
      host = uri.getRawAuthority().replaceFirst("^[^@]*@", "").replaceFirst(":\\d*$", "");
    }
    try {
      host = host.startsWith("[") ? host : IDN.toASCII(host);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return host.isEmpty() || host.contains("%") ? Optional.empty() : Optional.of(lower(host));
  }

  private static String query(URI uri) {
    if (uri.getRawQuery() == null) {
      return "";
    }
    String kept =
        Arrays.stream(uri.getRawQuery().split("&"))
            .filter(parameter -> !parameter.isEmpty() && !TRACKING.matcher(parameter).matches())
            .collect(Collectors.joining("&"));
    return kept.isEmpty() ? "" : "?" + kept;
  }

  private static String escaped(String address) {
    StringBuilder escaped = new StringBuilder(address.length());
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c == ' ' || "\"<>\\^`{|}".indexOf(c) >= 0) {
        escaped.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static String lower(String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
