package io.wirewatch.guard;

import static io.wirewatch.guard.LocalServer.answer;
import static io.wirewatch.guard.LocalServer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import io.wirewatch.guard.Outcome.Answer;
import io.wirewatch.guard.Outcome.TimedOut;
import io.wirewatch.guard.Outcome.Unreachable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the client does when the other side takes its time, breaks off, or is not there. */
@Timeout(30)
class GuardedHttpClientTimeTest {
  private static final Duration TOTAL = Duration.ofMillis(700);

  private final LocalServer server = new LocalServer();
  private final GuardedHttpClient hasty = client(TOTAL);
  private final GuardedHttpClient patient = client(Duration.ofSeconds(20));
  private final CountDownLatch testEnds = new CountDownLatch(1);

  @AfterEach
  void close() {
    testEnds.countDown();
    hasty.close();
    patient.close();
    server.close();
  }

  @Test
  void givesUpOnAServerThatNeverAnswers() {
    server.on("/", exchange -> awaitTheEnd());

    assertThat(hasty.fetch(Request.of(server.uri("/")))).isEqualTo(new TimedOut(TOTAL));
    assertThat(hasty.post(server.uri("/"), Map.of(), new byte[9])).isEqualTo(new TimedOut(TOTAL));
  }

  @Test
  void givesUpOnABodyThatDripsAndCutsTheConnection() {
    AtomicBoolean cut = new AtomicBoolean();
    server.on(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            while (!awaited(Duration.ofMillis(50))) {
              out.write('x');
              out.flush();
            }
          } catch (IOException e) {
            cut.set(true);
          }
        });

    assertThat(hasty.fetch(Request.of(server.uri("/")))).isEqualTo(new TimedOut(TOTAL));
    await().untilTrue(cut);
  }

  @Test
  void namesAHostThatDoesNotExist() {
    assertThat(patient.fetch(Request.of(URI.create("http://nowhere.invalid/"))))
        .asInstanceOf(type(Unreachable.class))
        .returns(Failure.UNKNOWN_HOST, Unreachable::reason);
  }

  @Test
  void namesAPortWhereNobodyListens() throws IOException {
    int port = freePort();

    assertThat(patient.fetch(Request.of(URI.create("http://127.0.0.1:" + port + "/"))))
        .asInstanceOf(type(Unreachable.class))
        .returns(Failure.CONNECTION_FAILED, Unreachable::reason);
  }

  @Test
  void namesAServerWithWhichNoTlsIsPossible() throws Exception {
    assertThat(answeredBy("https", "HTTP/1.1 400 Bad Request\r\n\r\n"))
        .asInstanceOf(type(Unreachable.class))
        .returns(Failure.TLS_FAILED, Unreachable::reason);
  }

  @Test
  void namesAnAnswerThatBreaksOffOrIsNotHttp() throws Exception {
    String brokenOff = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nonly this";
    String manyHeaders = "HTTP/1.1 200 OK\r\n" + "X-More: 1\r\n".repeat(500) + "\r\n";
    String longHeader = "HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000) + "\r\n\r\n";
    for (String raw : List.of("", "SSH-2.0-OpenSSH\r\n", brokenOff, manyHeaders, longHeader)) {
      assertThat(answeredBy("http", raw))
          .asInstanceOf(type(Unreachable.class))
          .returns(Failure.BROKEN_ANSWER, Unreachable::reason);
    }
  }

  @Test
  void honoursNoProxyNotEvenOneThatSystemPropertiesName() throws IOException {
    server.on("/", text("direct"));
    String nobody = String.valueOf(freePort());
    List<String> names =
        List.of("http.proxyHost", "http.proxyPort", "socksProxyHost", "socksProxyPort");
    try {
      names.forEach(name -> System.setProperty(name, name.endsWith("Port") ? nobody : "127.0.0.1"));

      assertThat(patient.fetch(Request.of(server.uri("/")))).isInstanceOf(Answer.class);
    } finally {
      names.forEach(System::clearProperty);
    }
  }

  @Test
  void servesManyVirtualThreadsAtOnce() throws Exception {
    server.on("/", exchange -> answer(exchange, 200, exchange.getRequestURI().getQuery()));

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Outcome>> asked =
          IntStream.range(0, 200)
              .mapToObj(i -> threads.submit(() -> patient.fetch(Request.of(server.uri("/?" + i)))))
              .toList();
      for (int i = 0; i < asked.size(); i++) {
        Answer answer = assertThat(asked.get(i).get()).asInstanceOf(type(Answer.class)).actual();
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("" + i);
      }
    }
  }

  @Test
  void closingCutsWhatRunsAndRefusesWhatFollows() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    server.on(
        "/",
        _ -> {
          asked.countDown();
          awaitTheEnd();
        });
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Outcome> running = threads.submit(() -> patient.fetch(Request.of(server.uri("/"))));
      asked.await();

      patient.close();

      assertStopped(running.get());
      assertStopped(patient.fetch(Request.of(server.uri("/"))));
    }
  }

  @Test
  void anInterruptedCallerStopsWaitingAndStaysInterrupted() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    server.on(
        "/",
        _ -> {
          asked.countDown();
          awaitTheEnd();
        });
    AtomicBoolean stillInterrupted = new AtomicBoolean();
    Thread caller =
        Thread.startVirtualThread(
            () -> {
              assertStopped(patient.fetch(Request.of(server.uri("/"))));
              stillInterrupted.set(Thread.currentThread().isInterrupted());
            });
    asked.await();

    caller.interrupt();
    caller.join();

    assertThat(stillInterrupted).isTrue();
  }

  private static void assertStopped(Outcome outcome) {
    assertThat(outcome)
        .asInstanceOf(type(Unreachable.class))
        .returns(Failure.STOPPED, Unreachable::reason);
  }

  private Outcome answeredBy(String scheme, String raw) throws IOException, InterruptedException {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread answering =
          Thread.startVirtualThread(
              () -> {
                try (var socket = listener.accept()) {
                  socket.getInputStream().read(new byte[4096]);
                  socket.getOutputStream().write(raw.getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                  // The client has cut the connection: nothing more to say
                }
              });
      Outcome outcome =
          patient.fetch(
              Request.of(URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort() + "/")));
      answering.join();
      return outcome;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private void awaitTheEnd() {
    awaited(Duration.ofSeconds(25));
  }

  private boolean awaited(Duration patience) {
    try {
      return testEnds.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static GuardedHttpClient client(Duration total) {
    return new GuardedHttpClient(
        new AddressPolicy(List.of("127.0.0.1")),
        new Limits(Duration.ofSeconds(5), total, 1000, 0),
        "wirewatch-test/1");
  }
}
