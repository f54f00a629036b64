package io.wirewatch.matcher;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Reads a keyword field: each value is one word, as it is. */
final class KeywordReader extends FieldReader {
  private char[] chars = new char[64];

  KeywordReader(Fields.Field field, Vocabulary vocabulary, Forms forms, Reading reading) {
    super(field, vocabulary, forms, reading);
  }

  @Override
  int readText(String text) throws IOException {
    int length = text.length();
    if (length > chars.length) {
      chars = new char[length * 2];
    }
    text.getChars(0, length, chars, 0);
    word(chars, 0, length, hash(chars, 0, length), 0, length, 1);
    return length;
  }

  @Override
  Form analyse(char[] chars, int from, int length, int hash) {
    char[] text = Arrays.copyOfRange(chars, from, from + length);
    Form.Part itself = new Form.Part(new String(text), 1, 0, Form.WHOLE);
    return new Form(field.number(), hash, text, List.of(itself), 0);
  }
}
