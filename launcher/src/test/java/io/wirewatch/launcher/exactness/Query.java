package io.wirewatch.launcher.exactness;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A query that can be written in Lucene's syntax, and tried on an article without Lucene. */
sealed interface Query {
  /** Whether an article matches. */
  boolean matches(Piece piece);

  /** A field that has a value; a word of the title. */
  record Has(String field, String value) implements Query {
    @Override
    public boolean matches(Piece piece) {
      return switch (field) {
        case "topic" -> piece.topics().stream().anyMatch(topic -> topic.key().equals(value));
        case "country" -> piece.countries().contains(value);
        case "actor" -> piece.actors().contains(value);
        case "source" -> piece.outlet().id().equals(value);
        case "owner" -> piece.outlet().owner().equals(value);
        case "language" -> piece.language().equals(value);
        case "title" -> Arrays.asList(piece.title().split(" ")).contains(value);
        default -> throw new IllegalStateException(field);
      };
    }

    @Override
    public String toString() {
      return field + ":" + value;
    }
  }

  /** Both of two. */
  record Both(Query one, Query other) implements Query {
    @Override
    public boolean matches(Piece piece) {
      return one.matches(piece) && other.matches(piece);
    }

    @Override
    public String toString() {
      return "(" + one + ") AND (" + other + ")";
    }
  }

  /** The one and not the other. */
  record Without(Query one, Query other) implements Query {
    @Override
    public boolean matches(Piece piece) {
      return one.matches(piece) && !other.matches(piece);
    }

    @Override
    public String toString() {
      return "(" + one + ") AND NOT (" + other + ")";
    }
  }

  /** Any of several. */
  record Either(List<Query> of) implements Query {
    @Override
    public boolean matches(Piece piece) {
      return of.stream().anyMatch(one -> one.matches(piece));
    }

    @Override
    public String toString() {
      return of.stream().map(Query::toString).collect(Collectors.joining(" OR "));
    }
  }
}
