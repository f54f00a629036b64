package io.wirewatch.analysis.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Locale;
import java.util.Set;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import org.jspecify.annotations.Nullable;

/**
 * The lemmas of English word forms, from LanguageTool's dictionary. A form it does not know is its
 * own lemma, less a plural's s when that makes a form it does know. Used by one thread at a time.
 */
final class Lemmas {
  /** Forms whose lemma says less than they do. */
  private static final Set<String> KEPT =
      Set.of("cannot", "would", "could", "us", "her", "his", "their", "its");

  private static final String DICTIONARY = "org/languagetool/resource/en/english.dict";

  /** Loaded once; it is read-only and some 3 MB. */
  private static final Dictionary ENGLISH = load();

  private final DictionaryLookup lookup = new DictionaryLookup(ENGLISH);

  private Lemmas() {}

  static Lemmas english() {
    return new Lemmas();
  }

  /** The lemmas of a form, lower-cased, each once; at least one. */
  String[] of(String form) {
    String lower = form.toLowerCase(Locale.ROOT);
    if (KEPT.contains(lower)) {
      return new String[] {lower};
    }
    String[] found = lookUp(lower);
    if (found.length == 0 && !lower.equals(form)) {
      found = lookUp(form); // names are known in capitals only
    }
    return found.length == 0 ? new String[] {lower} : found;
  }

  private String[] lookUp(String form) {
    return lookup.lookup(form).stream()
        .map(word -> String.valueOf(word.getStem()).toLowerCase(Locale.ROOT))
        .distinct()
        .toArray(String[]::new);
  }

  private static Dictionary load() {
    @Nullable URL url = Lemmas.class.getClassLoader().getResource(DICTIONARY);
    if (url == null) {
      throw new IllegalStateException("the library with the English dictionary is missing");
    }
    try {
      return Dictionary.read(url);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
