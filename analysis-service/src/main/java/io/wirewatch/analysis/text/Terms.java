package io.wirewatch.analysis.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of a title and a lead, by which stories are told apart: each as its lemma with how
 * often it stands there. A word of the title counts one and a half times, and twice where its
 * capital says that it is a name.
 */
public final class Terms {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[.,'’][\\p{L}\\p{N}]+)*");
  private static final float IN_TITLE = 1.5f;
  private static final float AS_NAME = 2;

  /** A thread has its own, as lemmas are looked up by one thread at a time. */
  private static final ThreadLocal<FirstLemmas> LEMMAS = ThreadLocal.withInitial(FirstLemmas::new);

  /** The first lemma of forms; those met lately are remembered, as most words of a text were. */
  private static final class FirstLemmas {
    private static final int REMEMBERED = 1 << 14;

    /** The longest form that is remembered, in UTF-16 units; longer ones are no words. */
    private static final int LONGEST = 40;

    private final Lemmas lemmas = Lemmas.english();

    /** By hash: the form that came last, then its lemma. */
    private final @Nullable String[] met = new String[2 * REMEMBERED];

    String of(String form) {
      if (form.length() > LONGEST) {
        return lookUp(form);
      }
      int hash = form.hashCode();
      int at = 2 * ((hash ^ hash >>> 15) & (REMEMBERED - 1));
      String lemma = met[at + 1];
      if (lemma == null || !form.equals(met[at])) {
        lemma = lookUp(form);
        met[at] = form;
        met[at + 1] = lemma;
      }
      return lemma;
    }

    private String lookUp(String form) {
      return lemmas.of(withoutPossessive(form))[0];
    }

    private static String withoutPossessive(String word) {
      String form = word.replace('’', '\'');
      return form.endsWith("'s") ? form.substring(0, form.length() - 2) : form;
    }
  }

  private Terms() {}

  /** The words, in the order in which they first stand there. */
  public static Map<String, Float> of(String title, String lead) {
    Map<String, Float> terms = new LinkedHashMap<>();
    count(Headline.plain(title), IN_TITLE, terms);
    count(lead, 1, terms);
    return terms;
  }

  /** The lemmas of the words of a text, in its order; numbers and single letters too. */
  public static List<String> lemmas(String text) {
    FirstLemmas first = LEMMAS.get();
    List<String> lemmas = new ArrayList<>();
    for (Matcher word = WORD.matcher(text); word.find(); ) {
      lemmas.add(first.of(word.group()));
    }
    return lemmas;
  }

  private static void count(String text, float weight, Map<String, Float> terms) {
    FirstLemmas first = LEMMAS.get();
    for (Matcher word = WORD.matcher(text); word.find(); ) {
      String form = word.group();
      String lemma = first.of(form);
      if (lemma.length() > 1) {
        boolean name = Character.isUpperCase(form.charAt(0)) && !startsSentence(text, word.start());
        terms.merge(lemma, name ? weight * AS_NAME : weight, Float::sum);
      }
    }
  }

  private static boolean startsSentence(String text, int at) {
    for (int i = at - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (c != ' ' && c != '"' && c != '“') {
        return c == '.' || c == '?' || c == '!' || c == ':' || c == '\n';
      }
    }
    return true;
  }
}
