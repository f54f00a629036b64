package io.wirewatch.analysis.place;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where the words of a text stand. No word of more than {@link #LONGEST} units is read. */
final class Words {
  /** Longer runs of letters, in UTF-16 units, are no names. */
  static final int LONGEST = 64;

  private Words() {}

  /** The words of a list, parted by spaces. */
  static Set<String> set(String words) {
    return Set.of(words.split(" ", -1));
  }

  /** Where the next word starts, or the text's length. */
  static int next(String text, int from) {
    int at = from;
    while (at < text.length() && !starts(text, at)) {
      at++;
    }
    return at;
  }

  private static boolean starts(String text, int at) {
    char unit = text.charAt(at);
    if (unit < 128) {
      return ascii(unit);
    }
    return !Character.isLowSurrogate(unit) && Character.isLetterOrDigit(text.codePointAt(at));
  }

  private static boolean ascii(char unit) {
    return (unit >= 'a' && unit <= 'z')
        || (unit >= 'A' && unit <= 'Z')
        || (unit >= '0' && unit <= '9');
  }

  /** Where the word that starts here ends, or {@code limit} if it goes on beyond that. */
  static int end(String text, int start, int limit) {
    int at = start;
    int end = start;
    while (at < text.length() && at < limit) {
      char unit = text.charAt(at);
      if (unit < 128) {
        if (!ascii(unit)) {
          break;
        }
        end = ++at;
        continue;
      }
      int point = text.codePointAt(at);
      int type = Character.getType(point);
      at += Character.charCount(point);
      if (Character.isLetterOrDigit(point)
          || type == Character.NON_SPACING_MARK
          || type == Character.COMBINING_SPACING_MARK) {
        end = at;
      } else if (type != Character.FORMAT) {
        break;
      }
    }
    return end;
  }

  /** Where the word before this place starts, within {@link #LONGEST} units, or -1. */
  static int previous(String text, int before) {
    int at = before - 1;
    int limit = Math.max(0, before - LONGEST);
    while (at >= limit && !Character.isLetterOrDigit(text.charAt(at))) {
      at--;
    }
    if (at < limit) {
      return -1;
    }
    while (at > limit
        && (Character.isLetterOrDigit(text.charAt(at - 1))
            || Character.getType(text.charAt(at - 1)) == Character.NON_SPACING_MARK)) {
      at--;
    }
    return at;
  }

  /** A word without its accents and invisible marks; its case stays. */
  static String fold(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) >= 128) {
        return plain(text.substring(start, end));
      }
    }
    return text.substring(start, end);
  }

  private static String plain(String word) {
    String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
    StringBuilder plain = new StringBuilder(apart.length());
    for (int i = 0; i < apart.length(); i++) {
      char unit = apart.charAt(i);
      int type = Character.getType(unit);
      if (type == Character.NON_SPACING_MARK
          || type == Character.FORMAT
          || type == Character.MODIFIER_LETTER) {
        continue;
      }
      switch (unit) {
        case 'ı' -> plain.append('i');
        case 'ø' -> plain.append('o');
        case 'Ø' -> plain.append('O');
        case 'ł' -> plain.append('l');
        case 'Ł' -> plain.append('L');
        case 'đ' -> plain.append('d');
        case 'Đ' -> plain.append('D');
        case 'ə' -> plain.append('e');
        case 'ß' -> plain.append("ss");
        case 'æ' -> plain.append("ae");
        case 'œ' -> plain.append("oe");
        default -> plain.append(unit);
      }
    }
    return plain.toString();
  }

  /** A name as its words, folded. */
  static List<String> of(String name) {
    List<String> words = new ArrayList<>();
    int at = next(name, 0);
    while (at < name.length()) {
      int end = end(name, at, name.length());
      words.add(fold(name, at, end));
      at = next(name, end);
    }
    return words;
  }

  /** A name's folded words as one key. */
  static String key(String name) {
    return String.join(" ", of(name));
  }

  /** Whether what stands between two words of a text may stand within a name. */
  static boolean joins(String text, int wordStart, int wordEnd, int nextStart, int nextEnd) {
    int gap = nextStart - wordEnd;
    if (gap < 1 || gap > 3) {
      return false;
    }
    boolean dot = false;
    for (int i = wordEnd; i < nextStart; i++) {
      switch (text.charAt(i)) {
        case ' ', '\u00a0', '\n', '\r', '-', '\u2010', '\u2011', '\u2013', '\'', '’', 'ʼ', '&' -> {}
        case '.' -> dot = true;
        default -> {
          return false;
        }
      }
    }
    int length = wordEnd - wordStart;
    if (length == 1 && nextEnd - nextStart == 1) {
      return dot;
    }
    return !dot || length <= 2;
  }
}
