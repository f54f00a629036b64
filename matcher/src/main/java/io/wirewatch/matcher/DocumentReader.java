package io.wirewatch.matcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads documents, one after the other. Used by one thread. */
final class DocumentReader {
  private final Vocabulary vocabulary;
  private final Fields fields;
  private final Reading reading;
  private final @Nullable FieldReader[] readers;

  DocumentReader(Vocabulary vocabulary, Reading reading) {
    this.vocabulary = vocabulary;
    this.fields = vocabulary.fields();
    this.reading = reading;
    readers = new FieldReader[fields.size()];
  }

  /**
   * Reads a document, in place of the one before.
   *
   * @param asOf the size of the vocabulary that must be known
   * @throws IllegalArgumentException when it has a value of a field that there is not, or of
   *     another kind than the field's
   */
  void read(TextDocument document, int asOf) {
    reading.clear();
    for (FieldReader reader : readers) {
      if (reader != null) {
        reader.begin(asOf);
      }
    }
    reading.note(vocabulary.anyDocument().id);
    try {
      for (TextDocument.Value value : document.values()) {
        read(value, asOf);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text cannot be analysed", e);
    }
    reading.sort();
  }

  private void read(TextDocument.Value value, int asOf) throws IOException {
    Fields.Field field = fields.get(value.field());
    if (field == null) {
      throw new IllegalArgumentException(
          "there is no field " + value.field() + "; there are " + fields.names());
    }
    Word any = vocabulary.knownAnyValue(field.number());
    if (any != null) {
      reading.note(any.id);
    }
    switch (value) {
      case TextDocument.Value.Text text -> reader(field, asOf).read(text);
      case TextDocument.Value.Decimal number -> {
        check(field, Fields.Kind.NUMBER);
        reading.numbers().add(field.number(), Numbers.sortable(number.value()));
      }
      case TextDocument.Value.Date date -> {
        check(field, Fields.Kind.DATE);
        reading.numbers().add(field.number(), date.value().toEpochMilli());
      }
    }
  }

  private FieldReader reader(Fields.Field field, int asOf) {
    FieldReader known = readers[field.number()];
    if (known == null) {
      known =
          switch (field.kind()) {
            case KEYWORD -> new KeywordReader(field, vocabulary, reading);
            case TEXT ->
                field.analyzer() instanceof WordAnalyzer words
                    ? new WordReader(field, words, vocabulary, reading)
                    : new StreamReader(field, vocabulary, reading);
            case NUMBER, DATE ->
                throw new IllegalArgumentException(
                    field.name() + " is a field of numbers or dates, and was given a text");
          };
      known.begin(asOf);
      readers[field.number()] = known;
    }
    return known;
  }

  private static void check(Fields.Field field, Fields.Kind kind) {
    if (field.kind() != kind) {
      throw new IllegalArgumentException(
          field.name() + " is a field of kind " + field.kind() + ", and was given a " + kind);
    }
  }
}
