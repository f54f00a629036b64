package io.wirewatch.analysis.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;
import org.jspecify.annotations.Nullable;

/**
 * The lemmas of word forms, from LanguageTool's dictionaries. A form that they do not know is its
 * own lemma. Used by one thread at a time.
 */
final class Lemmas {
  /**
   * What there is of a language; the dictionary is loaded once, is read-only and some 3 MB.
   *
   * @param kept forms whose lemma says less than they do, or that are more often no form of it
   * @param marks what is said besides of a form that has a tag of a pattern
   */
  private record Source(Dictionary dictionary, Set<String> kept, Map<String, Pattern> marks) {}

  private static final Source ENGLISH =
      new Source(
          load("org/languagetool/resource/en/english.dict"),
          Set.of("cannot", "would", "could", "us", "her", "his", "their", "its"),
          Map.of());

  private static final Source SPANISH =
      new Source(
          load("org/languagetool/resource/es/es-ES.dict"),
          Set.of(
              "al", "del", "para", "sobre", "entre", "como", "este", "una", "unos", "dos", "casa"),
          Map.of(
              "verbofuturo", Pattern.compile("V.IF.*"),
              "verbocondicional", Pattern.compile("V.IC.*")));

  private final Source source;
  private final DictionaryLookup lookup;

  private Lemmas(Source source) {
    this.source = source;
    lookup = new DictionaryLookup(source.dictionary());
  }

  static Lemmas english() {
    return new Lemmas(ENGLISH);
  }

  static Lemmas spanish() {
    return new Lemmas(SPANISH);
  }

  /** The lemmas of a form, lower-cased, each once; at least one. */
  String[] of(String form) {
    String lower = form.toLowerCase(Locale.ROOT);
    if (source.kept().contains(lower)) {
      return new String[] {lower};
    }
    String[] found = lookUp(lower);
    if (found.length == 0 && !lower.equals(form)) {
      found = lookUp(form); // names are known in capitals only
    }
    return found.length == 0 ? new String[] {lower} : found;
  }

  private String[] lookUp(String form) {
    Set<String> lemmas = new LinkedHashSet<>();
    Set<String> marks = new LinkedHashSet<>();
    for (WordData word : lookup.lookup(form)) {
      lemmas.add(String.valueOf(word.getStem()).toLowerCase(Locale.ROOT));
      String tag = String.valueOf(word.getTag());
      source
          .marks()
          .forEach(
              (mark, pattern) -> {
                if (pattern.matcher(tag).matches()) {
                  marks.add(mark);
                }
              });
    }
    lemmas.addAll(marks);
    return lemmas.toArray(String[]::new);
  }

  private static Dictionary load(String name) {
    @Nullable URL url = Lemmas.class.getClassLoader().getResource(name);
    if (url == null) {
      throw new IllegalStateException("the library with the dictionary " + name + " is missing");
    }
    try {
      return Dictionary.read(url);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
