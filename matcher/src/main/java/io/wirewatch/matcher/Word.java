package io.wirewatch.matcher;

import org.jspecify.annotations.Nullable;

/**
 * What some stored query asks of a field and a document either has or not: a word, a pattern of
 * words, any value at all. All queries that ask for the same share it. What is not a word is found
 * in a document like a word, so that it can decide whether a query is a candidate.
 */
final class Word implements Clause {
  /** What a word can stand for. */
  enum Kind {
    /** A term of the field, as analysed. */
    TERM,
    /** Each term of the field that a pattern accepts. */
    PATTERN,
    /** A value of the field. */
    VALUE,
    /** Any document. */
    DOCUMENT
  }

  /** Its number in the vocabulary. */
  final int id;

  /** The number of its field. */
  final int field;

  final String fieldName;

  /** The term; for another kind, Lucene's syntax for it. */
  final String text;

  final Kind kind;

  /** Of field and text. */
  final int hash;

  private @Nullable String syntax;

  Word(int id, int field, String fieldName, String text, Kind kind, int hash) {
    this.id = id;
    this.field = field;
    this.fieldName = fieldName;
    this.text = text;
    this.kind = kind;
    this.hash = hash;
  }

  /** Whether these characters are its text. */
  boolean is(char[] chars, int from, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != chars[from + i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether a document has it somewhere, and not just as a whole. */
  boolean hasPlaces() {
    return kind == Kind.TERM || kind == Kind.PATTERN;
  }

  @Override
  public boolean matches(Reading reading) {
    return reading.has(this);
  }

  @Override
  public boolean witness(Reading reading, Witnesses witnesses) {
    if (!reading.has(this)) {
      return false;
    }
    if (!reading.sight().isPartOf(field)) {
      witnesses.addFirst(id);
    } else if (hasPlaces()) {
      int occurrence = reading.next(this, 0);
      witnesses.add(this, occurrence, occurrence, toString());
    }
    return true;
  }

  @Override
  public long sentences(int field, Reading reading) {
    return reading.sentencesOfWords().with(field, this);
  }

  @Override
  public Cover cover(Frequencies frequencies) {
    return Cover.of(this, frequencies);
  }

  @Override
  public int effort() {
    return 0;
  }

  @Override
  public String toString() {
    String known = syntax;
    if (known == null) {
      known = kind == Kind.TERM ? fieldName + ":" + text : text;
      syntax = known;
    }
    return known;
  }
}
