package io.wirewatch.ingest.markup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Charsets by the names that documents give them. A name stands for what browsers read under it
 * (https://encoding.spec.whatwg.org/#names-and-labels), so ISO 8859-1 is windows-1252; {@code
 * charsets.txt} has the names that Java does not know, and tables of charsets that it lacks.
 */
final class CharsetNames {
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");
  private static final char NONE = '\uFFFD';
  private static final Map<String, String> ALIASES = new HashMap<>();
  private static final Map<String, String> TABLES = new HashMap<>();

  static {
    read();
  }

  private CharsetNames() {}

  /** Turns bytes into text, or says that it cannot be what they are. */
  interface Decoder {
    /** The text; empty when these bytes are not in this charset. */
    Optional<String> strictly(byte[] bytes);
  }

  /** What reads that charset; empty when nobody knows it. */
  static Optional<Decoder> named(String stated) {
    String name = stated.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    String known = ALIASES.getOrDefault(name, name);
    String upper = TABLES.get(known);
    if (upper != null) {
      return Optional.of(bytes -> byTable(bytes, upper));
    }
    if (known.equals("hz") || known.startsWith("hz-gb") || known.equals("hzgb")) {
      return Optional.of(CharsetNames::hz);
    }
    if (known.equals("utf-7")) {
      return Optional.of(Utf7::decode);
    }
    return charset(known)
        .or(() -> charset(stated.strip()))
        .or(() -> charset("x-" + known.replace("-", "")))
        .or(() -> charset(known.replace("-", "")))
        .map(found -> bytes -> strictly(bytes, found));
  }

  static Optional<String> strictly(byte[] bytes, Charset charset) {
    if (charset.equals(StandardCharsets.UTF_8)) { // which Java decodes much faster when not asked
      String text = new String(bytes, charset);
      if (text.indexOf(NONE) < 0) {
        return Optional.of(text);
      }
    }
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /** The character of a byte in windows-1252, with the five that it leaves open as controls. */
  static char windows1252(byte b) {
    char c = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ".charAt(b & 0x1f);
    return (b & 0xff) < 0xa0 && b < 0 ? c : (char) (b & 0xff);
  }

  private static Optional<Charset> charset(String name) {
    try {
      Charset charset = Charset.forName(name);
      boolean latin =
          charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII);
      return Optional.of(latin ? Charset.forName("windows-1252") : charset);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> byTable(byte[] bytes, String upper) {
    StringBuilder text = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      char c = b >= 0 ? (char) b : upper.charAt(b & 0x7f);
      if (c == NONE) {
        return Optional.empty();
      }
      text.append(c);
    }
    return Optional.of(text.toString());
  }

  /** RFC 1843: pairs of GB 2312 between a tilde with a brace and its mirror image, else ASCII. */
  private static Optional<String> hz(byte[] bytes) {
    byte[] gb = new byte[bytes.length];
    int length = 0;
    boolean pairs = false;
    for (int i = 0; i < bytes.length; i++) {
      byte next = i + 1 < bytes.length ? bytes[i + 1] : 0;
      if (bytes[i] == '~' && (next == '{' || next == '}')) {
        pairs = next == '{';
        i++;
      } else if (bytes[i] == '~' && !pairs && next == '~') {
        gb[length++] = '~';
        i++;
      } else if (bytes[i] == '~' && !pairs && next == '\n') {
        i++;
      } else {
        gb[length++] = (byte) (pairs && bytes[i] > ' ' ? bytes[i] | 0x80 : bytes[i]);
      }
    }
    byte[] all = Arrays.copyOf(gb, length);
    return strictly(all, Charset.forName("GB18030"));
  }

  private static void read() {
    try (InputStream in = CharsetNames.class.getResourceAsStream("charsets.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(CharsetNames::line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void line(String line) {
    int table = line.indexOf(" : ");
    if (table > 0) {
      String characters =
          ESCAPE
              .matcher(line.substring(table + 3))
              .replaceAll(
                  code ->
                      Matcher.quoteReplacement(
                          String.valueOf((char) Integer.parseInt(code.group(1), 16))));
      TABLES.put(line.substring(0, table), characters);
      return;
    }
    int equals = line.indexOf(" = ");
    for (String name : line.substring(0, equals).split(" ", -1)) {
      ALIASES.put(name, line.substring(equals + 3));
    }
  }
}
