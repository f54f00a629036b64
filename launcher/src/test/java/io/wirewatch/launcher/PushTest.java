package io.wirewatch.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PushTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final PushProgress progress =
      new PushProgress(new PrintStream(shown, true, UTF_8), false, InstantSource.system());
  private final AtomicInteger batches = new AtomicInteger();
  private volatile int failAt = -1;
  private volatile long longest;
  private HttpServer service;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    service.createContext("/articles", this::take);
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  /** Takes lines that hold "ok", as the ingest service counts them. */
  private void take(HttpExchange exchange) throws IOException {
    int batch = batches.incrementAndGet();
    StringBuilder rejected = new StringBuilder();
    int line = 0;
    int accepted = 0;
    int refused = 0;
    long length = 0;
    boolean ok = false;
    InputStream body = new java.io.BufferedInputStream(exchange.getRequestBody());
    for (int b = body.read(); b >= 0; b = body.read()) {
      length++;
      ok |= b == 'k';
      if (b == '\n') {
        line++;
        longest = Math.max(longest, length);
        if (length > 1) {
          accepted += ok ? 1 : 0;
          if (!ok) {
            refused++;
            rejected.append(
                "%s{\"line\":%d,\"reason\":\"title is missing\"}"
                    .formatted(rejected.isEmpty() ? "" : ",", line));
          }
        }
        length = 0;
        ok = false;
      }
    }
    byte[] answer =
        "{\"accepted\":%d,\"rejectedCount\":%d,\"rejected\":[%s]}"
            .formatted(accepted, refused, rejected)
            .getBytes(UTF_8);
    exchange.sendResponseHeaders(batch == failAt ? 503 : 200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private void push(String file, long from, InputStream in) throws InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
    try (Push push = new Push(address, in, progress)) {
      push.push(file, from);
    }
  }

  private String summary(boolean allTaken) {
    assertThat(progress.summary()).isEqualTo(allTaken);
    return shown.toString(UTF_8);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("articles.ndjson"), text);
  }

  @Test
  void countsWhatIsTakenAndNamesTheLinesThatAreNot() throws Exception {
    push(file("ok\n\nbad\nok\n").toString(), 1, InputStream.nullInputStream());

    assertThat(summary(false))
        .contains("2 articles accepted, 1 rejected")
        .contains("articles.ndjson, line 3: title is missing");
  }

  @Test
  void numbersLinesThroughAllBatchesAndShowsTheFirstFew() throws Exception {
    String padding = " ".repeat(100_000);
    push(file(("ok" + padding + "\n").repeat(99) + "bad\n".repeat(50)).toString(), 1, System.in);

    assertThat(batches.get()).isGreaterThan(1);
    assertThat(summary(false))
        .contains("99 articles accepted, 50 rejected")
        .contains("line 100: title")
        .contains("line 119: title")
        .doesNotContain("line 120: title")
        .contains("and 30 more");
  }

  @Test
  void readsGzipAndStandardInput() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("ok\nok".getBytes(UTF_8));
    }
    Files.write(folder.resolve("a.gz"), packed.toByteArray());

    push(folder.resolve("a.gz").toString(), 1, InputStream.nullInputStream());
    push("-", 1, new ByteArrayInputStream("ok\n".getBytes(UTF_8)));
    push("-", 1, InputStream.nullInputStream());

    // the line without an end is not counted by this test's service
    assertThat(summary(true)).contains("2 articles accepted, 0 rejected");
  }

  @Test
  void aLineOfAnyLengthPassesInConstantMemory() throws Exception {
    Path file = folder.resolve("long.ndjson");
    byte[] piece = "x".repeat(1 << 20).getBytes(UTF_8);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < 200; i++) {
        out.write(piece);
      }
      out.write("ok\nok\n".getBytes(UTF_8));
    }

    push(file.toString(), 1, InputStream.nullInputStream());

    assertThat(longest).isEqualTo((200L << 20) + 3);
    assertThat(summary(true)).contains("2 articles accepted");
  }

  @Test
  void aPauseInTheStreamEndsTheBatch() throws Exception {
    PipedOutputStream source = new PipedOutputStream();
    PipedInputStream in = new PipedInputStream(source);
    CountDownLatch done = new CountDownLatch(1);
    Thread writer =
        Thread.startVirtualThread(
            () -> {
              try (source) {
                source.write("ok\n".getBytes(UTF_8));
                source.flush();
                org.awaitility.Awaitility.await().until(() -> batches.get() == 1);
                source.write("ok\n".getBytes(UTF_8));
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              } finally {
                done.countDown();
              }
            });

    push("-", 1, in);

    done.await();
    writer.join();
    assertThat(summary(true)).contains("2 articles accepted");
  }

  @Test
  void tellsWhereToGoOnAfterAFailureAndGoesOnThere() throws Exception {
    String file = file(("ok" + " ".repeat(100_000) + "\n").repeat(99)).toString();
    failAt = 2;

    assertThatThrownBy(() -> push(file, 1, System.in))
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("503")
        .hasMessageContaining("go on with: ./wirewatch push --from 43 " + file);
    progress.summaryOfAny();
    assertThat(shown.toString(UTF_8)).contains("42 articles accepted");

    push(file, 43, System.in);
    assertThat(summary(true)).contains("99 articles accepted");
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    assertThatThrownBy(() -> push(folder.resolve("none").toString(), 1, System.in))
        .hasMessageContaining("There is no file")
        .hasMessageContaining("none");
    progress.summaryOfAny();
    assertThat(shown.toString(UTF_8)).isEmpty();
    String file = file("ok\n").toString();
    service.stop(0);
    assertThatThrownBy(() -> push(file, 1, System.in))
        .hasMessageContaining("There is no ingest service at http://127.0.0.1")
        .hasMessageContaining("./wirewatch up");
  }
}
