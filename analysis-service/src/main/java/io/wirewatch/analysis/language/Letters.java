package io.wirewatch.analysis.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/**
 * What the sequences of letters say: OpenNLP's model of 103 languages. It takes many times as long
 * as counting words, so it is asked last.
 */
final class Letters {
  /** What is looked at, in UTF-16 units. */
  private static final int LENGTH = 400;

  private static final String MODEL = "/langdetect-183.bin";

  /** By the model's codes, of ISO 639-3: ours. */
  private static final Map<String, String> CODES = codes();

  private final LanguageDetectorModel model;

  /** Loads the model: some 35 MB, and a second. */
  Letters() {
    try (InputStream in = open()) {
      model = new LanguageDetectorModel(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open() {
    @Nullable InputStream in = Letters.class.getResourceAsStream(MODEL);
    if (in == null) {
      throw new IllegalStateException("the library with the language model is missing");
    }
    return in;
  }

  /**
   * A guess.
   *
   * @param language the likeliest
   * @param overOther how many times as likely it is as the other that was asked of; 1 when that is
   *     not known
   * @param overNext how many times as likely it is as the next
   */
  record Guess(String language, double overOther, double overNext) {}

  /** The likeliest language of a text, against another. */
  Guess guess(String text, String other) {
    Language[] languages =
        new LanguageDetectorME(model)
            .predictLanguages(text.substring(0, Math.min(text.length(), LENGTH)));
    double best = languages[0].getConfidence();
    double ofOther = best;
    for (Language language : languages) {
      if (code(language).equals(other)) {
        ofOther = language.getConfidence();
        break;
      }
    }
    return new Guess(code(languages[0]), best / ofOther, best / languages[1].getConfidence());
  }

  private static String code(Language language) {
    return CODES.getOrDefault(language.getLang(), language.getLang());
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      codes.put(Locale.of(code).getISO3Language(), code);
    }
    codes.put("cmn", "zh");
    codes.put("nan", "zh");
    codes.put("pes", "fa");
    codes.put("pnb", "pa");
    codes.put("plt", "mg");
    codes.put("ekk", "et");
    codes.put("lvs", "lv");
    codes.put("nob", "no");
    codes.put("nno", "no");
    return Map.copyOf(codes);
  }
}
