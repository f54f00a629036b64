package io.wirewatch.matcher;

import org.jspecify.annotations.Nullable;

/**
 * The forms of words met lately: a cache of a fixed size, in sets of four of which the oldest gives
 * way. Used by one thread.
 */
final class Forms {
  /** The longest form that is kept, in UTF-16 units. */
  static final int LONGEST = 64;

  private static final int SETS = 1 << 13;
  private static final int WAYS = 4;

  private final @Nullable Form[] forms = new Form[SETS * WAYS];

  /** The form of some characters, if it was met lately. */
  @Nullable Form get(int field, int hash, char[] chars, int from, int length) {
    int at = (hash & SETS - 1) * WAYS;
    for (int way = at; way < at + WAYS; way++) {
      Form form = forms[way];
      if (form == null) {
        return null;
      }
      if (form.is(field, hash, chars, from, length)) {
        return form;
      }
    }
    return null;
  }

  void put(Form form) {
    int at = (form.hash & SETS - 1) * WAYS;
    System.arraycopy(forms, at, forms, at + 1, WAYS - 1);
    forms[at] = form;
  }
}
