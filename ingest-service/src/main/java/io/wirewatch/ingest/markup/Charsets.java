package io.wirewatch.ingest.markup;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns bytes into text by their byte order mark, else the charset of the {@code Content-Type},
 * else the one that the XML declaration states, else UTF-8: RFC 7303, section 3.
 *
 * <p>Both statements are wrong often enough that the bytes are asked too: a charset that cannot
 * have written them is passed over, and so is a single-byte one where the other states UTF-8 and
 * the bytes are that, for other text hardly ever happens to be. Bytes that no stated charset can
 * have written are read as UTF-8 where they are, and as windows-1252 where they are not.
 */
public final class Charsets {
  private static final Pattern HEADER =
      Pattern.compile("charset\\s*=\\s*[\"']?([\\w.:+()-]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECLARATION =
      Pattern.compile("<\\?xml[^>]*?encoding\\s*=\\s*[^\\w\\s]?\\s*([\\w.:+()-]+)");
  private static final Pattern ASCII =
      Pattern.compile("(?:us-?)?ascii|ansi_x3\\.4-19(?:68|86)", Pattern.CASE_INSENSITIVE);
  private static final int START = 400;

  private Charsets() {}

  /**
   * Text, and the names of the charsets that were stated but not so.
   *
   * @param text without byte order mark
   * @param refuted in the order of their rank
   */
  public record Decoded(String text, List<String> refuted) {
    /** Copies the list. */
    public Decoded {
      refuted = List.copyOf(refuted);
    }
  }

  /** Decodes a document that came with this {@code Content-Type}, empty when there was none. */
  public static Decoded decode(byte[] bytes, String contentType) {
    Optional<Charset> marked = marked(bytes);
    if (marked.isPresent()) {
      return new Decoded(unmarked(new String(bytes, marked.get())), List.of());
    }
    List<String> stated = new ArrayList<>();
    if (Utf7.begins(bytes)) {
      stated.add("utf-7");
    }
    first(HEADER, contentType).ifPresent(stated::add);
    Optional<Charset> shape = shape(bytes);
    String start =
        new String(
            bytes, 0, Math.min(bytes.length, START), shape.orElse(StandardCharsets.ISO_8859_1));
    first(DECLARATION, start).ifPresent(stated::add);
    boolean wide = shape.isPresent() && !isEbcdic(shape.get());
    if (wide) { // no charset of single bytes writes every other one as zero
      return new Decoded(
          new String(bytes, shape.get()), stated.stream().filter(name -> !isWide(name)).toList());
    }
    return byName(bytes, stated, shape);
  }

  private static Decoded byName(byte[] bytes, List<String> stated, Optional<Charset> shape) {
    boolean ascii = shape.isEmpty() && isAscii(bytes);
    boolean utf8Stated = stated.isEmpty() || stated.stream().anyMatch(Charsets::isUtf8);
    Optional<String> utf8 = CharsetNames.strictly(bytes, StandardCharsets.UTF_8);
    if (utf8.isPresent() && utf8Stated && shape.isEmpty()) {
      return new Decoded(
          utf8.get(), stated.stream().filter(name -> !ascii && !isUtf8(name)).toList());
    }
    List<String> refuted = new ArrayList<>();
    for (String name : stated) {
      boolean possible =
          !isWide(name)
              && !(shape.isEmpty() && saysEbcdic(name))
              && !(saysAscii(name) && hasHigh(bytes));
      Optional<String> text =
          possible
              ? CharsetNames.named(name).flatMap(decoder -> decoder.strictly(bytes))
              : Optional.empty();
      if (text.isPresent() && (shape.isEmpty() || text.get().stripLeading().startsWith("<"))) {
        return new Decoded(unmarked(text.get()), refuted);
      }
      refuted.add(name);
    }
    if (shape.isPresent()) {
      return new Decoded(new String(bytes, shape.get()), refuted);
    }
    return new Decoded(utf8.orElseGet(() -> mixed(bytes)), ascii ? List.of() : refuted);
  }

  private static Optional<Charset> marked(byte[] b) {
    if (startsWith(b, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(StandardCharsets.UTF_8);
    } else if (startsWith(b, 0, 0, 0xFE, 0xFF)) {
      return Optional.of(StandardCharsets.UTF_32BE);
    } else if (startsWith(b, 0xFF, 0xFE, 0, 0)) {
      return Optional.of(StandardCharsets.UTF_32LE);
    } else if (startsWith(b, 0xFE, 0xFF)) {
      return Optional.of(StandardCharsets.UTF_16BE);
    } else if (startsWith(b, 0xFF, 0xFE)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return Optional.empty();
  }

  /** The family that the first bytes of an XML document show: XML 1.0, appendix F.1. */
  private static Optional<Charset> shape(byte[] b) {
    if (startsWith(b, 0, 0, 0, '<')) {
      return Optional.of(StandardCharsets.UTF_32BE);
    } else if (startsWith(b, '<', 0, 0, 0)) {
      return Optional.of(StandardCharsets.UTF_32LE);
    } else if (startsWith(b, 0, '<')) {
      return Optional.of(StandardCharsets.UTF_16BE);
    } else if (startsWith(b, '<', 0)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    } else if (startsWith(b, 0x4C, 0x6F, 0xA7, 0x94)) { // <?xm
      return Optional.of(Charset.forName("IBM037"));
    }
    return Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if (bytes[i] != (byte) start[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEbcdic(Charset charset) {
    return charset.name().startsWith("IBM");
  }

  private static boolean saysEbcdic(String name) {
    return CharsetNames.named(name)
        .flatMap(decoder -> decoder.strictly(new byte[] {0x4C}))
        .filter("<"::equals)
        .isPresent();
  }

  private static boolean saysAscii(String name) {
    return ASCII.matcher(name).matches();
  }

  private static boolean hasHigh(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWide(String name) {
    return CharsetNames.named(name)
        .map(decoder -> decoder.strictly(new byte[] {'<'}).isEmpty())
        .orElse(false);
  }

  private static boolean isUtf8(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
    return plain.equals("utf-8") || plain.equals("utf8") || plain.equals("u8");
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0 || b == 0x1B || b == '~') { // escapes of ISO 2022 and of HZ
        return false;
      }
    }
    return true;
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String unmarked(String text) {
    int marks = 0; // some publishers' programs each add one
    while (marks < text.length() && text.charAt(marks) == '\uFEFF') {
      marks++;
    }
    return text.substring(marks);
  }

  /** UTF-8 with strays of windows-1252 among it, or the other way round. */
  private static String mixed(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    int at = 0;
    while (at < bytes.length) {
      int length = sequence(bytes, at);
      if (length == 1) {
        text.append(CharsetNames.windows1252(bytes[at]));
      } else {
        text.append(new String(bytes, at, length, StandardCharsets.UTF_8));
      }
      at += length;
    }
    return text.toString();
  }

  /** How many bytes from there on are one character of UTF-8; 1 also when they are none. */
  private static int sequence(byte[] bytes, int at) {
    int first = bytes[at] & 0xff;
    int length = first >= 0xF0 && first < 0xF5 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
    if (first >= 0xF5 || at + length > bytes.length) {
      return 1;
    }
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 1;
      }
    }
    return length;
  }
}
