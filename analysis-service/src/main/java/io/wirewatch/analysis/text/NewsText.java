package io.wirewatch.analysis.text;

import io.wirewatch.matcher.TextDocument;
import java.util.Arrays;

/**
 * A title and a body as one text, cut into sentences that are numbered from 0. A place in it is an
 * offset in UTF-16 units; the body starts one unit after the end of the title.
 */
public final class NewsText {
  /** What is read of a title, in UTF-16 units. */
  public static final int MAX_TITLE = 1_000;

  /** What is read of a body, in UTF-16 units: some 30,000 words. What is deeper hardly counts. */
  public static final int MAX_BODY = 200_000;

  private final String title;
  private final String plainTitle;
  private final String body;
  private final int[] titleEnds;
  private final int[] bodyEnds;

  /** By sentence: where it starts. */
  private final int[] starts;

  /** Cuts a title, which may be empty, and a body; of what is too long, the start is read. */
  public NewsText(String title, String body) {
    this.title = start(title, MAX_TITLE);
    this.plainTitle = Headline.plain(this.title);
    this.body = start(body, MAX_BODY);
    titleEnds = this.title.isEmpty() ? new int[0] : Sentences.ends(plainTitle);
    bodyEnds = Sentences.ends(this.body);
    starts = new int[titleSentences() + bodyEnds.length + 1];
    for (int i = 0; i < titleEnds.length; i++) {
      starts[i + 1] = titleEnds[i];
    }
    starts[titleSentences()] = bodyStart();
    for (int i = 0; i < bodyEnds.length; i++) {
      starts[titleSentences() + 1 + i] = bodyStart() + bodyEnds[i];
    }
  }

  /** The start of a text, without half of a character. */
  private static String start(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }

  /** For the matcher: sentences of one text field. */
  public TextDocument asDocument(String field) {
    TextDocument document = new TextDocument();
    if (!title.isEmpty()) {
      document.withSentences(field, plainTitle, titleEnds);
    }
    return document.withSentences(field, body, bodyEnds);
  }

  /** The sentence in which a place is. */
  public int sentenceAt(int place) {
    int at = Arrays.binarySearch(starts, place);
    return at >= 0 ? at : -at - 2;
  }

  /** Where a sentence starts. */
  public int start(int sentence) {
    return starts[sentence];
  }

  /** A sentence, with the white space that ends it; capitals of a headline as in a sentence. */
  public String sentence(int sentence) {
    return isTitle(sentence)
        ? plainTitle.substring(starts[sentence], endOf(sentence))
        : body.substring(starts[sentence] - bodyStart(), endOf(sentence) - bodyStart());
  }

  private int endOf(int sentence) {
    if (sentence + 1 == titleSentences()) {
      return title.length();
    }
    return sentence + 1 < starts.length ? starts[sentence + 1] : bodyStart() + body.length();
  }

  /** Whether a sentence is of the title. */
  public boolean isTitle(int sentence) {
    return sentence < titleSentences();
  }

  /** The number of a sentence of the body, from 0. */
  public int inBody(int sentence) {
    return sentence - titleSentences();
  }

  /** {@code title} or {@code body}. */
  public String field(int place) {
    return place < bodyStart() ? "title" : "body";
  }

  /** A place as an offset in its field. */
  public int inField(int place) {
    return place < bodyStart() ? place : place - bodyStart();
  }

  /** What stands between two places of one field, as it was published. */
  public String quote(int start, int end) {
    return start < bodyStart()
        ? title.substring(start, Math.min(end, title.length()))
        : body.substring(start - bodyStart(), end - bodyStart());
  }

  private int titleSentences() {
    return title.isEmpty() ? 0 : titleEnds.length + 1;
  }

  private int bodyStart() {
    return title.isEmpty() ? 0 : title.length() + 1;
  }
}
