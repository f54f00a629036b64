package io.wirewatch.analysis.language;

import static java.util.Map.entry;

import io.wirewatch.events.DetectedLanguage;
import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says in which language a text is: in the one that its publisher states, or else in English, as
 * long as the text does not clearly say otherwise. May be used by many threads.
 *
 * <p>A script that only one language uses decides. Otherwise function words are counted, as a naive
 * Bayes classifier would: each makes its languages {@link #A_WORD} likelier, in nats, and the
 * stated language is {@link #STATED} likelier before that, or English {@link #USUAL}. Only where
 * that leaves it open the sequences of letters are looked at; what does so is loaded then.
 */
public final class LanguageDetector {
  private static final String ENGLISH = "en";

  private static final double A_WORD = 2;
  private static final double STATED = 4;
  private static final double USUAL = 2;

  /** The chance from which on the words decide. */
  private static final double SURE = 0.95;

  /** Of the words of a text, the least share that are function words of its language. */
  private static final double LEAST_SHARE = 0.12;

  /** Of fewer words the letters say anything. */
  private static final int FEWEST_WORDS = 4;

  /**
   * How many times likelier than English or the stated language another must be by its letters. Of
   * some 13,000 English sentences four, which are mostly names, are taken for another.
   */
  private static final double OVER_USUAL = 1.8;

  private static final double OVER_STATED = 3;

  /** Below it, what the words say of languages that are alike decides. */
  private static final double ALIKE = 1.2;

  private static final Map<UnicodeScript, String> BY_SCRIPT =
      Map.ofEntries(
          entry(UnicodeScript.HANGUL, "ko"),
          entry(UnicodeScript.HIRAGANA, "ja"),
          entry(UnicodeScript.KATAKANA, "ja"),
          entry(UnicodeScript.HAN, "zh"),
          entry(UnicodeScript.THAI, "th"),
          entry(UnicodeScript.LAO, "lo"),
          entry(UnicodeScript.KHMER, "km"),
          entry(UnicodeScript.MYANMAR, "my"),
          entry(UnicodeScript.GREEK, "el"),
          entry(UnicodeScript.HEBREW, "he"),
          entry(UnicodeScript.GEORGIAN, "ka"),
          entry(UnicodeScript.ARMENIAN, "hy"),
          entry(UnicodeScript.BENGALI, "bn"),
          entry(UnicodeScript.TAMIL, "ta"),
          entry(UnicodeScript.TELUGU, "te"),
          entry(UnicodeScript.GUJARATI, "gu"),
          entry(UnicodeScript.GURMUKHI, "pa"),
          entry(UnicodeScript.KANNADA, "kn"),
          entry(UnicodeScript.MALAYALAM, "ml"),
          entry(UnicodeScript.SINHALA, "si"));

  /** Languages that publishers state and words do not tell apart: what the words call them. */
  private static final Map<String, String> CALLED =
      Map.of("nb", "no", "nn", "no", "bs", "hr", "sr", "hr", "ms", "id", "fil", "tl", "gl", "pt");

  private final FunctionWords functionWords = new FunctionWords();
  private @Nullable Letters letters;

  /** What the words say: the likeliest language, its chance, and the share of its words. */
  private record Said(String language, double chance, double share) {}

  /**
   * The language of a text.
   *
   * @param stated the tag that its publisher states, such as {@code en-GB}; empty when none is
   *     stated
   */
  public DetectedLanguage detect(String stated, String title, String body) {
    Sample sample = Sample.of(title, body);
    String usual = stated.isBlank() ? "" : Locale.forLanguageTag(stated.strip()).getLanguage();
    if (sample.script() == UnicodeScript.UNKNOWN) {
      return new DetectedLanguage(usual.isEmpty() ? ENGLISH : usual, 0);
    }
    String only = BY_SCRIPT.get(sample.script());
    if (only != null) {
      boolean japanese = sample.kana() || (usual.equals("ja") && only.equals("zh"));
      return new DetectedLanguage(japanese ? "ja" : only, 1);
    }
    Map<String, Integer> counts = functionWords.count(sample.words(), sample.script());
    String called = counts.containsKey(usual) ? usual : CALLED.getOrDefault(usual, usual);
    DetectedLanguage detected = detect(sample, counts, called);
    return detected.language().equals(called) && !usual.isEmpty()
        ? new DetectedLanguage(usual, detected.confidence())
        : detected;
  }

  private DetectedLanguage detect(Sample sample, Map<String, Integer> counts, String stated) {
    boolean canBeEnglish = counts.containsKey(ENGLISH);
    Said said = said(sample, counts, stated);
    if (said.chance() >= SURE && said.share() >= LEAST_SHARE) {
      return new DetectedLanguage(said.language(), rounded(said.chance()));
    }
    String usual = stated.isEmpty() ? ENGLISH : stated;
    boolean possible = canBeEnglish || !usual.equals(ENGLISH);
    if (sample.words().size() >= FEWEST_WORDS || !possible) {
      Letters.Guess guess = letters().guess(sample.text(), usual);
      double enough = !possible ? 0 : stated.isEmpty() ? OVER_USUAL : OVER_STATED;
      if (guess.overOther() >= enough && !guess.language().equals(usual)) {
        boolean wordsDecide =
            guess.overNext() < ALIKE && said.chance() > 0.5 && !said.language().equals(usual);
        double chance = guess.overNext() / (1 + guess.overNext());
        return wordsDecide || said.language().equals(guess.language())
            ? new DetectedLanguage(said.language(), rounded(Math.max(chance, said.chance())))
            : new DetectedLanguage(guess.language(), rounded(chance));
      }
    }
    return new DetectedLanguage(usual, said.language().equals(usual) ? rounded(said.chance()) : 0);
  }

  private static Said said(Sample sample, Map<String, Integer> counts, String stated) {
    Map<String, Double> nats = new TreeMap<>();
    counts.forEach((language, count) -> nats.put(language, A_WORD * count));
    if (!stated.isEmpty()) {
      nats.merge(stated, STATED, Double::sum);
    } else {
      nats.computeIfPresent(ENGLISH, (english, before) -> before + USUAL);
    }
    String best = "";
    double most = -1;
    for (Map.Entry<String, Double> entry : nats.entrySet()) {
      if (entry.getValue() > most) {
        best = entry.getKey();
        most = entry.getValue();
      }
    }
    double all = 0;
    for (double value : nats.values()) {
      all += Math.exp(value - most);
    }
    int words = Math.max(1, sample.words().size());
    return new Said(
        best, nats.isEmpty() ? 0 : 1 / all, (double) counts.getOrDefault(best, 0) / words);
  }

  private static double rounded(double chance) {
    return Math.round(chance * 1000) / 1000.0;
  }

  private synchronized Letters letters() {
    if (letters == null) {
      letters = new Letters();
    }
    return letters;
  }
}
