package io.wirewatch.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirewatch.ingest.page.PageReader.Source;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimedReadingTest {
  private static final String ENDLESS = "<title>endless</title>";
  private static final Duration SHORT = Duration.ofMillis(100);

  private final AtomicReference<@Nullable Thread> reader = new AtomicReference<>();

  private static Source source(String html) {
    return new Source(html.getBytes(UTF_8), "text/html; charset=utf-8", "", "https://a.example/1");
  }

  private Page endless(Source source) {
    reader.set(Thread.currentThread());
    while (true) {
      Stop.check();
    }
  }

  /** Without end for one page, as ever for the others. */
  private Page oneIsEndless(Source source) {
    return new String(source.bytes(), UTF_8).equals(ENDLESS)
        ? endless(source)
        : PageReader.read(source);
  }

  private boolean ended(Duration within) throws InterruptedException {
    await().until(() -> reader.get() != null);
    return Objects.requireNonNull(reader.getAndSet(null)).join(within);
  }

  @Test
  void readsAPage() throws InterruptedException {
    Optional<Page> page = new TimedReading().read(source("<title>Ferries sail</title><p>Again."));
    assertEquals("Ferries sail", page.orElseThrow().title());
  }

  @Test
  void goesOnWithoutOneThatTakesTooLongWhoseThreadEnds() throws InterruptedException {
    TimedReading reading = new TimedReading(SHORT, this::endless, 1);
    assertEquals(Optional.empty(), reading.read(source("")));
    assertTrue(ended(Duration.ofSeconds(5)));
  }

  @Test
  void readsTheNextPageAfterOneThatWasStopped() throws InterruptedException {
    TimedReading reading = new TimedReading(Duration.ofSeconds(1), this::oneIsEndless, 1);
    assertEquals(Optional.empty(), reading.read(source(ENDLESS)));
    assertTrue(reading.read(source("<p>Ferries sail again.")).isPresent());
  }

  /** Large pages stop on their way, wherever that is. */
  @Test
  void stopsWhereverItIs() throws InterruptedException {
    String[] pages = {
      "<div class='a b' id=c>text, and more".repeat(100_000),
      "<b>x</b>".repeat(400_000),
      "<p>" + "a word, ".repeat(400_000),
      "<p>x</p><aside>related</aside><h3>Comments</h3>".repeat(20_000)
    };
    for (String html : pages) {
      for (int millis = 1; millis <= 200; millis *= 3) {
        TimedReading reading =
            new TimedReading(
                Duration.ofMillis(millis),
                source -> {
                  reader.set(Thread.currentThread());
                  return PageReader.read(source);
                },
                1);
        Optional<Page> page = reading.read(source(html));
        assertTrue(ended(Duration.ofSeconds(1)), "read on after " + millis + " ms, " + page);
      }
    }
  }

  @Test
  void doesNotWaitForeverForAPlace() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    TimedReading reading =
        new TimedReading(
            SHORT,
            source -> {
              while (end.getCount() > 0) { // as if it never asked whether to stop
                Thread.onSpinWait();
              }
              return PageReader.read(source);
            },
            1);
    assertEquals(Optional.empty(), reading.read(source("")));
    assertEquals(Optional.empty(), reading.read(source("")));
    end.countDown();
  }

  @Test
  void endsWithItsCaller() {
    TimedReading reading = new TimedReading(Duration.ofMinutes(1), this::endless, 1);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> reading.read(source("")));
  }
}
