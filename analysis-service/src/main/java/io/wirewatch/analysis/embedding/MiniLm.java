package io.wirewatch.analysis.embedding;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The model all-MiniLM-L6-v2, quantised, from its library. It works in the thread that asks: by
 * default it would share each sentence among all cores, and for one so short the others only burn
 * their time waiting for the next.
 */
final class MiniLm extends AbstractInProcessEmbeddingModel {
  private static final String NAME = "all-minilm-l6-v2-q";

  private final OnnxBertBiEncoder encoder;

  MiniLm() {
    super(Runnable::run);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        InputStream model = open(NAME + ".onnx");
        InputStream tokenizer = open(NAME + "-tokenizer.json")) {
      options.setIntraOpNumThreads(1);
      OrtSession session = environment.createSession(model.readAllBytes(), options);
      encoder = new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.MEAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OrtException e) {
      throw new IllegalStateException("the language model cannot be loaded", e);
    }
  }

  /** A file of the library: only the class loader of its own jar finds it in a packaged service. */
  private static InputStream open(String name) {
    @Nullable InputStream in =
        AllMiniLmL6V2QuantizedEmbeddingModel.class.getResourceAsStream("/" + name);
    if (in == null) {
      throw new IllegalStateException("the library with the language model is missing");
    }
    return in;
  }

  @Override
  protected OnnxBertBiEncoder model() {
    return encoder;
  }

  @Override
  protected Integer knownDimension() {
    return SentenceEmbedder.DIMENSIONS;
  }
}
