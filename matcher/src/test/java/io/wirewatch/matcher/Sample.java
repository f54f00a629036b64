package io.wirewatch.matcher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.TextField;

/** A generated document, as the matcher takes it, as Lucene does, and as a person reads it. */
record Sample(List<Value> values) {
  sealed interface Value {
    String field();

    /** The values that take its place in a smaller document: none, or one. */
    List<Value> smaller();
  }

  /**
   * A text.
   *
   * @param told whether the document says where the sentences end
   */
  record Text(String field, List<String> sentences, boolean told) implements Value {
    String text() {
      return String.join("", sentences);
    }

    int[] ends() {
      int[] ends = new int[sentences.size()];
      for (int i = 0; i < ends.length; i++) {
        ends[i] = (i == 0 ? 0 : ends[i - 1]) + sentences.get(i).length();
      }
      return ends;
    }

    @Override
    public List<Value> smaller() {
      List<Value> smaller = new ArrayList<>();
      for (int i = 0; i < sentences.size(); i++) {
        List<String> others = new ArrayList<>(sentences);
        String sentence = others.remove(i);
        if (sentences.size() > 1) {
          smaller.add(new Text(field, others, told));
        }
        String[] words = sentence.split("(?<=\\s)(?=\\S)");
        for (int word = 0; word < words.length && words.length > 1; word++) {
          List<String> left = new ArrayList<>(List.of(words));
          left.remove(word);
          List<String> shorter = new ArrayList<>(sentences);
          shorter.set(i, String.join("", left));
          smaller.add(new Text(field, shorter, told));
        }
      }
      if (told && sentences.size() == 1) {
        smaller.add(new Text(field, sentences, false));
      }
      return smaller;
    }
  }

  record Keyword(String field, String value) implements Value {
    @Override
    public List<Value> smaller() {
      return List.of();
    }
  }

  record Amount(String field, double value) implements Value {
    @Override
    public List<Value> smaller() {
      return List.of();
    }
  }

  record Date(String field, Instant value) implements Value {
    @Override
    public List<Value> smaller() {
      return List.of();
    }
  }

  Sample {
    values = List.copyOf(values);
  }

  /** A document of one text. */
  static Sample of(String field, String... texts) {
    return new Sample(
        List.of(texts).stream()
            .map(text -> (Value) new Text(field, List.of(text), false))
            .toList());
  }

  TextDocument document() {
    TextDocument document = new TextDocument();
    for (Value value : values) {
      switch (value) {
        case Text text when text.told() ->
            document.withSentences(text.field(), text.text(), text.ends());
        case Text text -> document.with(text.field(), text.text());
        case Keyword keyword -> document.with(keyword.field(), keyword.value());
        case Amount number -> document.with(number.field(), number.value());
        case Date date -> document.with(date.field(), date.value());
      }
    }
    return document;
  }

  /** The document for a MemoryIndex, in which a text field is one stream of words. */
  Document words() {
    Document document = other();
    for (String field : TestFields.TEXT_NAMES) {
      if (has(field)) {
        document.add(new TextField(field, TextWords.of(field, texts(field)).stream()));
      }
    }
    return document;
  }

  /** The document for an IndexWriter. */
  Document texts() {
    Document document = other();
    for (Value value : values) {
      if (value instanceof Text text) {
        document.add(new TextField(text.field(), text.text(), Store.NO));
      }
    }
    return document;
  }

  private Document other() {
    Document document = new Document();
    for (Value value : values) {
      switch (value) {
        case Text _ -> {}
        case Keyword keyword ->
            document.add(new KeywordField(keyword.field(), keyword.value(), Store.NO));
        case Amount number ->
            document.add(new DoubleField(number.field(), number.value(), Store.NO));
        case Date date ->
            document.add(new LongField(date.field(), date.value().toEpochMilli(), Store.NO));
      }
    }
    return document;
  }

  boolean has(String field) {
    return values.stream().anyMatch(value -> value.field().equals(field));
  }

  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (Value value : values) {
      if (value instanceof Text text && text.field().equals(field)) {
        texts.add(text.text());
      }
    }
    return texts;
  }

  /** The sentences of a field, each with its offset in the field. */
  List<Sentence> sentences(String field) {
    List<Sentence> sentences = new ArrayList<>();
    int gap = TestFields.analyzer(field).getOffsetGap(field);
    int start = 0;
    for (Value value : values) {
      if (value instanceof Text text && text.field().equals(field)) {
        int at = start;
        for (String sentence : text.told() ? text.sentences() : List.of(text.text())) {
          sentences.add(new Sentence(at, sentence));
          at += sentence.length();
        }
        start = at + gap;
      }
    }
    return sentences;
  }

  record Sentence(int start, String text) {}

  /** The document in which one text takes the place of a field. */
  Sample instead(String field, String text) {
    List<Value> others = new ArrayList<>(values);
    others.removeIf(value -> value.field().equals(field));
    others.add(new Text(field, List.of(text), false));
    return new Sample(others);
  }

  /** Documents of which a value is gone or is smaller. */
  List<Sample> smaller() {
    List<Sample> smaller = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      List<Value> others = new ArrayList<>(values);
      others.remove(i);
      smaller.add(new Sample(others));
    }
    for (int i = 0; i < values.size(); i++) {
      for (Value less : values.get(i).smaller()) {
        List<Value> changed = new ArrayList<>(values);
        changed.set(i, less);
        smaller.add(new Sample(changed));
      }
    }
    return smaller;
  }

  @Override
  public String toString() {
    return values.stream()
        .map(value -> readable(value.toString()))
        .collect(Collectors.joining("\n  ", "  ", ""));
  }

  /** A text as in Java's sources, without what a terminal would not show. */
  static String readable(String text) {
    StringBuilder readable = new StringBuilder();
    for (int point : text.codePoints().toArray()) {
      if (Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE) {
        readable.append(String.format("\\u%04X", point));
      } else {
        readable.appendCodePoint(point);
      }
    }
    return readable.toString();
  }
}
