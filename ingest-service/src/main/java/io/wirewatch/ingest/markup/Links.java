package io.wirewatch.ingest.markup;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links as publishers write them, made absolute. */
public final class Links {
  private static final int LONGEST = 8_192;
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*");
  private static final Pattern WEB =
      Pattern.compile("(?i)(?:feed:)?(https?):/*([^/?#]*)(.*)", Pattern.DOTALL);
  private static final Pattern ESCAPED = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private Links() {}

  /**
   * A link as an absolute address.
   *
   * @param base an absolute address, or empty when none is known: a relative link is then returned
   *     as it was written
   * @param link as it was written
   * @return empty when it is no http or https address
   */
  public static Optional<String> resolve(String base, String link) {
    String wanted = strip(link);
    if (wanted.isEmpty() || wanted.length() > LONGEST) {
      return Optional.empty();
    }
    if (isPlainWeb(wanted)) {
      return Optional.of(wanted);
    }
    if (wanted.regionMatches(true, 0, "feed://", 0, 7)) {
      return resolve("", "http" + wanted.substring(4));
    }
    Matcher web = WEB.matcher(wanted);
    if (web.matches()) {
      return web(web.group(1), web.group(2), web.group(3));
    }
    if (wanted.regionMatches(true, 0, "www.", 0, 4)) { // nobody means a file of that name
      return resolve("", "http://" + wanted);
    }
    if (SCHEME.matcher(wanted).matches()) {
      return Optional.empty();
    }
    if (wanted.startsWith("//")) {
      String scheme = base.regionMatches(true, 0, "http:", 0, 5) ? "http:" : "https:";
      return resolve("", scheme + wanted);
    }
    return base.isEmpty() ? Optional.of(wanted) : relative(base, wanted);
  }

  /** What a base of its own makes of the base around it; the latter when it is none. */
  public static String base(String around, String own) {
    return own.isBlank() ? around : resolve(around, own).orElse(around);
  }

  private static Optional<String> relative(String base, String link) {
    try {
      URI root = new URI(escape(base));
      if (!root.isAbsolute() || root.isOpaque()) {
        return Optional.of(link);
      }
      if (link.startsWith("?")) { // java.net.URI follows RFC 2396, which drops the last segment
        String path = root.getRawPath();
        link = path.substring(path.lastIndexOf('/') + 1) + link;
      }
      URI from = "".equals(root.getRawPath()) ? root.resolve("/") : root;
      String resolved = from.resolve(new URI(escape(link))).toString();
      return Optional.of(resolved.replaceFirst("(?<=[^/:]/)(?:\\.\\./)+", ""));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> web(String scheme, String authority, String rest) {
    String host = authority.replaceAll("\\s", "");
    if (host.isEmpty()) {
      return Optional.empty();
    }
    if (!host.chars().allMatch(c -> c < 0x80)) {
      try {
        host = IDN.toASCII(host);
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.of(scheme.toLowerCase(Locale.ROOT) + "://" + escape(host) + escape(rest));
  }

  /** Whether nothing is to be done: by far the most. */
  private static boolean isPlainWeb(String link) {
    int host = link.startsWith("https://") ? 8 : link.startsWith("http://") ? 7 : 0;
    if (host == 0 || host == link.length() || "/?#:".indexOf(link.charAt(host)) >= 0) {
      return false;
    }
    for (int i = host; i < link.length(); i++) {
      char c = link.charAt(i);
      if (c <= ' ' || c >= 0x7f || isEscaped(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEscaped(char c) {
    return switch (c) {
      case '"', '<', '>', '\\', '^', '`', '{', '|', '}' -> true;
      default -> false;
    };
  }

  /** Without the tabs and line ends that browsers drop within, too. */
  private static String strip(String link) {
    String stripped = link.strip();
    return stripped.indexOf('\n') < 0 && stripped.indexOf('\t') < 0 && stripped.indexOf('\r') < 0
        ? stripped
        : stripped.replaceAll("[\\t\\r\\n]+\\s*", "");
  }

  /** Publishers leave spaces and letters beyond ASCII unescaped. */
  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b > 0x20 && b < 0x7f && !isEscaped((char) b);
      if (plain) {
        escaped.append((char) b);
      } else {
        escaped.append("%%%02X".formatted(b));
      }
    }
    return ESCAPED.matcher(escaped).replaceAll("%25");
  }
}
