package io.wirewatch.analysis.embedding;

import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.regex.Pattern;

/**
 * The vectors of sentences, by the model all-MiniLM-L6-v2 (quantised), which knows English. Two
 * sentences mean the more alike, the nearer to 1 the product of their vectors is. The model is
 * loaded once in a process, which takes a second and some 150 MB outside the heap; a sentence takes
 * some 5 ms of one core. Any number of threads may ask.
 */
public final class SentenceEmbedder {
  /** How many numbers a vector has. */
  public static final int DIMENSIONS = 384;

  /** What is read of a text, in UTF-16 units; the model itself reads 510 pieces of words. */
  private static final int MAX_LENGTH = 600;

  /**
   * What the model's tokeniser, which is native code, cannot be given: unpaired surrogates, NUL.
   */
  private static final Pattern UNREADABLE =
      Pattern.compile(
          "[\\x00]|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");

  private final AllMiniLmL6V2QuantizedEmbeddingModel model = Shared.MODEL;

  /** One for all of a process, loaded when the first is made. */
  private static final class Shared {
    static final AllMiniLmL6V2QuantizedEmbeddingModel MODEL = load();

    /**
     * The library asks the thread's class loader for the model's file; in the packaged service that
     * of the threads does not see the jar in which it lies.
     */
    private static AllMiniLmL6V2QuantizedEmbeddingModel load() {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(AllMiniLmL6V2QuantizedEmbeddingModel.class.getClassLoader());
      try {
        return new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }

  /**
   * The vector of a sentence, of length 1.
   *
   * @param sentence of which the first 600 UTF-16 units are read; one without a word has some
   *     vector too
   */
  public float[] embed(String sentence) {
    String start = sentence.substring(0, Math.min(sentence.length(), MAX_LENGTH));
    String readable = UNREADABLE.matcher(start).replaceAll(" ").strip();
    return model.embed(readable.isEmpty() ? "." : readable).content().vector();
  }
}
