package io.wirewatch.ingest.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns bytes into text by their byte order mark, else the charset of the {@code Content-Type},
 * else the one that the XML declaration states, else UTF-8.
 *
 * <p>Both statements are wrong often enough that the bytes are asked too: a charset that cannot
 * have written them is passed over, and so is a single-byte one where the other states UTF-8 and
 * the bytes are that, for other text hardly ever happens to be. What cannot be read in any is read
 * as UTF-8 with replacement characters. ISO 8859-1 is read as windows-1252, which it mostly is.
 */
final class Charsets {
  private static final Pattern HEADER =
      Pattern.compile("charset\\s*=\\s*[\"']?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECLARATION =
      Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private Charsets() {}

  /**
   * Text, and the names of the charsets that were stated but not so.
   *
   * @param text without byte order mark
   * @param refuted in the order of their rank
   */
  record Decoded(String text, List<String> refuted) {}

  static Decoded decode(byte[] bytes, String contentType) {
    Optional<Charset> marked = byteOrder(bytes);
    if (marked.isPresent()) {
      String text = new String(bytes, marked.get());
      return new Decoded(text.startsWith("\uFEFF") ? text.substring(1) : text, List.of());
    }
    List<String> stated = new ArrayList<>();
    first(HEADER, contentType).ifPresent(stated::add);
    String start = new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.ISO_8859_1);
    first(DECLARATION, start).ifPresent(stated::add);

    Optional<String> utf8 = strictly(bytes, StandardCharsets.UTF_8);
    boolean utf8Stated = stated.isEmpty() || stated.stream().anyMatch(Charsets::isUtf8);
    if (utf8.isPresent() && (utf8Stated || isAscii(bytes))) {
      boolean ascii = isAscii(bytes);
      return new Decoded(
          utf8.get(), stated.stream().filter(name -> !ascii && !isUtf8(name)).toList());
    }
    List<String> refuted = new ArrayList<>();
    for (String name : stated) {
      Optional<String> text = named(name).flatMap(charset -> strictly(bytes, charset));
      if (text.isPresent()) {
        return new Decoded(text.get(), refuted);
      }
      refuted.add(name);
    }
    return new Decoded(new String(bytes, StandardCharsets.UTF_8), refuted);
  }

  private static Optional<Charset> byteOrder(byte[] b) {
    if (b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF) {
      return Optional.of(StandardCharsets.UTF_8);
    } else if (b.length >= 2 && b[0] == (byte) 0xFE && b[1] == (byte) 0xFF) {
      return Optional.of(StandardCharsets.UTF_16BE);
    } else if (b.length >= 2 && b[0] == (byte) 0xFF && b[1] == (byte) 0xFE) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return Optional.empty();
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static boolean isUtf8(String name) {
    return named(name).filter(StandardCharsets.UTF_8::equals).isPresent();
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Charset> named(String name) {
    try {
      Charset charset = Charset.forName(name.toUpperCase(Locale.ROOT));
      boolean latin =
          charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII);
      return Optional.of(latin ? WINDOWS_1252 : charset);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
