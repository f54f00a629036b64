package io.wirewatch.alert.episode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wirewatch.events.Json;
import io.wirewatch.events.Receipt;
import java.util.Arrays;
import java.util.List;

/**
 * A receipt, with the articles that it lists still as they were written.
 *
 * @param receipt all of it but the articles
 * @param counted the JSON of {@link Receipt#counted}
 * @param leftOut the JSON of {@link Receipt#leftOut}
 * @param received when the last of the counted was received; EVER when there is none
 */
record Account(Receipt receipt, List<Slice> counted, List<Slice> leftOut, long received) {
  private static final byte[] COUNTED = "\"counted\":[".getBytes(UTF_8);
  private static final byte[] LEFT_OUT = "\"leftOut\":[".getBytes(UTF_8);
  private static final byte[] END = "],".getBytes(UTF_8);

  /** The receipt with its articles. */
  Receipt whole() {
    return Json.read(into(Json.write(receipt), 1), Receipt.class);
  }

  /**
   * JSON in which the receipt stands without its articles, with them.
   *
   * @param at the place after the receipt's opening brace
   */
  byte[] into(byte[] json, int at) {
    int length = json.length + length(COUNTED, counted) + length(LEFT_OUT, leftOut);
    byte[] whole = Arrays.copyOf(json, length);
    int end = put(LEFT_OUT, leftOut, whole, put(COUNTED, counted, whole, at));
    System.arraycopy(json, at, whole, end, json.length - at);
    return whole;
  }

  private static int length(byte[] name, List<Slice> articles) {
    return articles.isEmpty()
        ? 0
        : name.length
            + articles.stream().mapToInt(Slice::length).sum()
            + articles.size() // a comma before each but the first
            - 1
            + END.length;
  }

  private static int put(byte[] name, List<Slice> articles, byte[] whole, int at) {
    if (articles.isEmpty()) {
      return at;
    }
    System.arraycopy(name, 0, whole, at, name.length);
    int end = at + name.length;
    for (int i = 0; i < articles.size(); i++) {
      Slice article = articles.get(i);
      if (i > 0) {
        whole[end++] = ',';
      }
      System.arraycopy(article.bytes(), article.from(), whole, end, article.length());
      end += article.length();
    }
    System.arraycopy(END, 0, whole, end, END.length);
    return end + END.length;
  }
}
