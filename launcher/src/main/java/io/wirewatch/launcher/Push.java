package io.wirewatch.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.events.Json;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/**
 * Pushes files of articles, one JSON a line, to the ingest service. Each is sent in batches that
 * the service acknowledges one after the other, so that memory is constant, the service sets the
 * pace, and after a failure it is known where to go on. An article that is pushed twice is known by
 * its address and dropped, so that going on a little earlier does no harm.
 */
final class Push implements AutoCloseable {
  private static final int BATCH = 4 << 20;
  private static final int BUFFER = 1 << 16;
  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI address;
  private final InputStream standardInput;
  private final PushProgress progress;

  /**
   * A push.
   *
   * @param service where the ingest service serves
   * @param standardInput what stands for the file {@code -}
   */
  Push(URI service, InputStream standardInput, PushProgress progress) {
    this.address = service.resolve("/articles");
    this.standardInput = standardInput;
    this.progress = progress;
  }

  /**
   * Pushes a file.
   *
   * @param file its name; {@code -} for standard input. It may be compressed by gzip
   * @param from the first line to push, counted from 1
   * @throws LauncherException when the file cannot be read, or the service is not there or fails;
   *     it says with which line to go on
   */
  void push(String file, long from) throws InterruptedException {
    AtomicLong read = new AtomicLong();
    long line = 1;
    try (LineSource lines = new LineSource(open(file, read))) {
      lines.skip(from - 1);
      line = from;
      progress.begin(file, file.equals("-") ? 0 : Files.size(Path.of(file)), read::get);
      while (lines.hasMore()) {
        line += send(file, line, lines);
        progress.show();
      }
    } catch (NoSuchFileException e) {
      throw new LauncherException("There is no file %s.".formatted(file), e);
    } catch (IOException e) {
      throw new LauncherException(
          "%s cannot be read after line %d: %s.%s".formatted(file, line - 1, e, goOn(file, line)),
          e);
    }
  }

  /** Sends the next batch; how many lines it had. */
  private int send(String file, long line, LineSource lines) throws InterruptedException {
    LineSource.Batch batch = lines.batch(BATCH);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-ndjson")
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> batch))
            .build();
    HttpResponse<byte[]> response;
    try {
      response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (ConnectException e) {
      throw new LauncherException(
          "There is no ingest service at %s; start it: ./wirewatch up.%s"
              .formatted(address, goOn(file, line)),
          e);
    } catch (IOException e) {
      throw new LauncherException(
          "POST %s broke off: %s.%s".formatted(address, e, goOn(file, line)), e);
    }
    if (response.statusCode() != OK) {
      throw new LauncherException(
          "POST %s was answered with %d: %s%s"
              .formatted(
                  address,
                  response.statusCode(),
                  new String(response.body(), StandardCharsets.UTF_8),
                  goOn(file, line)));
    }
    JsonNode answer = Json.read(response.body(), JsonNode.class);
    progress.accepted(answer.path("accepted").asLong());
    long told = 0;
    for (JsonNode rejected : answer.path("rejected")) {
      told++;
      progress.rejected(
          file, line - 1 + rejected.path("line").asLong(), rejected.path("reason").asText());
    }
    progress.rejectedWithoutReason(answer.path("rejectedCount").asLong() - told);
    return batch.lines();
  }

  private static String goOn(String file, long line) {
    return line == 1
        ? " Nothing of %s is known to be taken.".formatted(file)
        : " All before line %d of %s is taken; go on with: ./wirewatch push --from %d %s"
            .formatted(line, file, line, file);
  }

  private InputStream open(String file, AtomicLong read) throws IOException {
    InputStream raw = file.equals("-") ? standardInput : Files.newInputStream(Path.of(file));
    InputStream bytes = new BufferedInputStream(new Counted(raw, read), BUFFER);
    bytes.mark(2);
    boolean packed = bytes.read() == 0x1f && bytes.read() == 0x8b;
    bytes.reset();
    return packed ? new BufferedInputStream(new GZIPInputStream(bytes, BUFFER), BUFFER) : bytes;
  }

  @Override
  public void close() {
    http.close();
  }

  private static final class Counted extends FilterInputStream {
    private final AtomicLong read;

    Counted(InputStream in, AtomicLong read) {
      super(in);
      this.read = read;
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      read.addAndGet(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int n = in.read(target, offset, length);
      read.addAndGet(Math.max(n, 0));
      return n;
    }
  }
}
