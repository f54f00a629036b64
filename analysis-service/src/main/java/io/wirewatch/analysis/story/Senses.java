package io.wirewatch.analysis.story;

import io.wirewatch.analysis.embedding.SentenceEmbedder;
import io.wirewatch.events.Embedding;
import java.util.function.Supplier;

/** The vectors of titles with their leads. Any number of threads may ask. */
public final class Senses {
  /** Of which articles a vector is made; each costs some 5 ms of a core. */
  public enum Wanted {
    /** Of every article. */
    ALL,
    /** Of those in which a topic was found. */
    TAGGED,
    /** Of none; stories are then told apart by their words alone. */
    NONE
  }

  /** Makes none. */
  public static final Senses NONE = new Senses(Wanted.NONE, SentenceEmbedder::new);

  private static final String LANGUAGE = "en";

  private final Wanted wanted;
  private final Supplier<SentenceEmbedder> embedder;

  /**
   * Makes vectors.
   *
   * @param embedder asked for the first vector, so that the model is loaded only where it is needed
   */
  public Senses(Wanted wanted, Supplier<SentenceEmbedder> embedder) {
    this.wanted = wanted;
    this.embedder = embedder;
  }

  /** Whether an article is to have a vector. */
  public boolean wanted(String language, boolean tagged) {
    return reads(language)
        && switch (wanted) {
          case ALL -> true;
          case TAGGED -> tagged;
          case NONE -> false;
        };
  }

  /** Whether the model knows a language. */
  public boolean reads(String language) {
    return language.equals(LANGUAGE);
  }

  /** The vector of a title and the lead of a body, as {@code TaggedArticle} describes it. */
  public String vector(String title, String body) {
    return Embedding.encode(embedder.get().embed(title + ". " + Sketch.lead(body)));
  }
}
