package io.wirewatch.alert.episode;

import io.wirewatch.events.Json;

/**
 * JSON of an article in a receipt: most often a stretch of the match as it was written, so that it
 * is neither read nor written again. Receipts list hundreds.
 *
 * @param from where it starts, inclusive
 * @param to where it ends, exclusive
 */
@SuppressWarnings("ArrayRecordComponent") // never compared or changed
record Slice(byte[] bytes, int from, int to) {

  /** All of some bytes. */
  static Slice of(byte[] json) {
    return new Slice(json, 0, json.length);
  }

  /** Of something that is written only now. */
  static Slice written(Object contract) {
    return of(Json.write(contract));
  }

  int length() {
    return to - from;
  }
}
