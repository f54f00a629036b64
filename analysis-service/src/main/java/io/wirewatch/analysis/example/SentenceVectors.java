package io.wirewatch.analysis.example;

import io.wirewatch.analysis.embedding.SentenceEmbedder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The vectors of sentences: those of the examples from a file, so that a service need not make
 * thousands of them when it starts; the others made when they are asked for.
 *
 * <p>The file is a sequence of records of 392 bytes: the first 8 bytes of the SHA-256 of the
 * model's name and the sentence in UTF-8, then for each of the 384 numbers of the vector a signed
 * byte, its 400-fold. A sentence that is not in it is not lost, only made anew.
 */
public final class SentenceVectors {
  /** What the file is called in a configuration folder. */
  public static final String FILE = "examples.vectors";

  /** The numbers of a vector of length 1 with 384 of them are hardly ever beyond 0.3. */
  private static final float SCALE = 400;

  private static final String MODEL = "all-MiniLM-L6-v2-q ";

  private final SentenceEmbedder embedder;
  private final Map<Long, byte[]> known;

  private SentenceVectors(SentenceEmbedder embedder, Map<Long, byte[]> known) {
    this.embedder = embedder;
    this.known = known;
  }

  /** With those of a configuration folder, if it has any. */
  public static SentenceVectors of(SentenceEmbedder embedder, Path config) {
    Map<Long, byte[]> known = new HashMap<>();
    Path file = config.resolve(FILE);
    if (Files.exists(file)) {
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
        long records = Files.size(file) / (Long.BYTES + SentenceEmbedder.DIMENSIONS);
        for (long i = 0; i < records; i++) {
          long key = in.readLong();
          known.put(key, in.readNBytes(SentenceEmbedder.DIMENSIONS));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(file + " cannot be read", e);
      }
    }
    return new SentenceVectors(embedder, known);
  }

  /** The vector of a sentence; the same, to within the file's rounding, wherever it comes from. */
  public float[] of(String sentence) {
    byte[] bytes = known.get(key(sentence));
    if (bytes == null) {
      return embedder.embed(sentence);
    }
    float[] vector = new float[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      vector[i] = bytes[i] / SCALE;
    }
    return vector;
  }

  /** Whether the file has a sentence. */
  public boolean knows(String sentence) {
    return known.containsKey(key(sentence));
  }

  /** Writes the file of a configuration folder anew, with those sentences and no others. */
  public void write(Collection<String> sentences, Path config) {
    Map<Long, byte[]> records = new TreeMap<>();
    for (String sentence : sentences) {
      long key = key(sentence);
      byte[] bytes = known.get(key);
      records.put(key, bytes == null ? rounded(embedder.embed(sentence)) : bytes);
    }
    Path file = config.resolve(FILE);
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (Map.Entry<Long, byte[]> record : records.entrySet()) {
        out.writeLong(record.getKey());
        out.write(record.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  private static byte[] rounded(float[] vector) {
    byte[] bytes = new byte[vector.length];
    for (int i = 0; i < vector.length; i++) {
      bytes[i] = (byte) Math.clamp(Math.round(vector[i] * SCALE), -Byte.MAX_VALUE, Byte.MAX_VALUE);
    }
    return bytes;
  }

  private static long key(String sentence) {
    try {
      byte[] text = (MODEL + sentence).getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
