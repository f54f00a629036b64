package io.wirewatch.matcher;

import java.io.IOException;

/** Reads a keyword field: each value is one word, as it is. */
final class KeywordReader extends FieldReader {
  private static final int BITS = 9;

  private char[] chars = new char[64];

  KeywordReader(Fields.Field field, Vocabulary vocabulary, Reading reading) {
    super(field, vocabulary, reading, BITS);
  }

  @Override
  int readText(String text) throws IOException {
    int length = text.length();
    if (length > chars.length) {
      chars = new char[length * 2];
    }
    text.getChars(0, length, chars, 0);
    word(chars, 0, length, 0, length, 1);
    return length;
  }

  @Override
  void analyse(char[] chars, int from, int length, Form form) {
    form.add(chars, from, length, 1, 0, 0);
  }
}
