package io.wirewatch.ingest.page;

import java.util.List;

/** What the text that a publisher states in the page's data says of the text that is shown. */
final class Stated {
  /** The least share of either text that both have, to judge one by the other. */
  private static final double SAME = 0.6;

  private static final double SURE = 1.3;
  private static final double MUCH = 1.8;
  private static final int SAMPLE = 60;
  private static final int LEAST = 200;

  private Stated() {}

  /**
   * Whether it is to be taken in place of what is shown: when that is but its beginning, as for
   * subscribers, or far less. Data that is a little longer has what the page has around the text.
   */
  static boolean isMore(String stated, Body shown, boolean forSubscribers) {
    boolean part = forSubscribers || !shown.found() || shown.text().strip().endsWith("…");
    return Weight.of(stated) > shown.weight() * (part ? SURE : MUCH);
  }

  /**
   * The shown text without the paragraphs before and after those that are stated: what a page puts
   * there is of its authors, offers and readers. As it is when the two are not the same text.
   */
  static String within(String stated, String shown) {
    String known = Headline.key(stated);
    if (known.length() < LEAST) {
      return shown;
    }
    List<String> paragraphs = List.of(shown.split("\n\n"));
    int first = -1;
    int last = -1;
    int common = 0;
    int all = 0;
    for (int i = 0; i < paragraphs.size(); i++) {
      String key = Headline.key(paragraphs.get(i));
      all += key.length();
      if (!key.isEmpty() && known.contains(key.substring(0, Math.min(SAMPLE, key.length())))) {
        first = first < 0 ? i : first;
        last = i;
        common += key.length();
      }
    }
    boolean same = last >= 0 && common >= known.length() * 0.9 && common >= all * SAME;
    return same ? String.join("\n\n", paragraphs.subList(first, last + 1)) : shown;
  }
}
