package io.wirewatch.ingest.feed;

import io.wirewatch.ingest.markup.Markup;
import io.wirewatch.ingest.markup.Node;
import java.util.List;

/**
 * What an entry says, in full and in short.
 *
 * @param summary in short; empty when there is only one text
 * @param body the text in full, or else in short
 * @param markup what the body was made of
 */
record Contents(String summary, String body, Markup markup) {
  private static final int LONGEST_SUMMARY = 20_000;

  /**
   * Looks in an entry.
   *
   * @param full the names of elements that have all of it, the best first
   * @param brief the names of those that may have less
   */
  static Contents of(Node entry, boolean guess, List<String> full, List<String> brief) {
    Contents content = first(entry, guess, full);
    Contents summary = first(entry, guess, brief);
    if (content.body.isEmpty()) {
      return summary;
    }
    String shortened =
        summary.body.length() > LONGEST_SUMMARY
            ? summary.body.substring(0, LONGEST_SUMMARY)
            : summary.body;
    return new Contents(shortened, content.body, content.markup);
  }

  private static Contents first(Node entry, boolean guess, List<String> names) {
    for (String name : names) {
      for (Node child : entry.children(name)) {
        Markup markup = TextConstruct.of(child, guess);
        String text = markup.text();
        if (!text.isEmpty()) {
          return new Contents("", text, markup);
        }
      }
    }
    return new Contents("", "", Markup.NONE);
  }
}
