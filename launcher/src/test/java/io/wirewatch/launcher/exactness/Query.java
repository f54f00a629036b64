package io.wirewatch.launcher.exactness;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A query that can be written in Lucene's syntax, and tried on an article without Lucene. */
sealed interface Query {
  /** Whether an article matches. */
  boolean matches(Piece piece);

  /** The topics that it asks for. */
  Set<String> topics();

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
    public Set<String> topics() {
      return field.equals("topic") ? Set.of(value) : Set.of();
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
    public Set<String> topics() {
      return new Either(List.of(one, other)).topics();
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
    public Set<String> topics() {
      return one.topics();
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
    public Set<String> topics() {
      return of.stream().flatMap(one -> one.topics().stream()).collect(Collectors.toSet());
    }

    @Override
    public String toString() {
      return of.stream().map(one -> "(" + one + ")").collect(Collectors.joining(" OR "));
    }
  }

  /** With the best of the topics that it asks for, or of all where it asks for none, so high. */
  record Scored(Query of, double least) implements Query {
    @Override
    public boolean matches(Piece piece) {
      return of.matches(piece)
          && piece.topics().stream()
              .filter(topic -> topics().isEmpty() || topics().contains(topic.key()))
              .anyMatch(topic -> topic.score() >= least);
    }

    @Override
    public Set<String> topics() {
      return of.topics();
    }

    @Override
    public String toString() {
      return "(" + of + ") AND topic.score:>=" + least;
    }
  }
}
