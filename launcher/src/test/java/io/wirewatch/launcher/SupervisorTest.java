package io.wirewatch.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a shell in the place of a service. */
class SupervisorTest {
  private static final String SERVES = "echo here I am; exec sleep 600";
  private final List<Happening> happenings = new CopyOnWriteArrayList<>();
  private final DataFolder data;

  SupervisorTest(@TempDir Path folder) {
    data = DataFolder.take(folder);
  }

  @BeforeEach
  void nothingHappenedYet() {
    assertThat(happenings).isEmpty();
  }

  @AfterEach
  void release() {
    data.close();
  }

  @Test
  void startsWaitsUntilItServesAndStops() throws InterruptedException {
    Supervisor supervisor = supervisor(SERVES);
    supervisor.start();
    assertThat(happenings).singleElement().isInstanceOf(Happening.Ready.class);
    ProcessHandle process = ProcessHandle.of(supervisor.pid()).orElseThrow();
    supervisor.stop();
    assertThat(process.isAlive()).isFalse();
    assertThat(happenings).last().isInstanceOf(Happening.Stopped.class);
  }

  @Test
  void startsItAgainWhenItIsKilled() throws InterruptedException {
    Supervisor supervisor = supervisor(SERVES);
    supervisor.start();
    long first = supervisor.pid();
    supervisor.kill();
    await().until(() -> happenings.size() == 3);
    assertThat(happenings.get(1))
        .isEqualTo(
            new Happening.Died(Component.ALERT, "was ended by signal 9", Duration.ofMillis(10)));
    assertThat(happenings.get(2)).isInstanceOf(Happening.Ready.class);
    assertThat(supervisor.pid()).isNotEqualTo(first);
    supervisor.stop();
  }

  @Test
  void canBeStoppedAndStarted() throws InterruptedException {
    Supervisor supervisor = supervisor(SERVES);
    supervisor.start();
    supervisor.stop();
    supervisor.start();
    assertThat(happenings)
        .hasExactlyElementsOfTypes(
            Happening.Ready.class, Happening.Stopped.class, Happening.Ready.class);
    supervisor.stop();
  }

  @Test
  void saysWithTheEndOfItsLogWhyItDidNotComeUp() {
    Supervisor supervisor = supervisor("echo rules.yaml:7 is wrong; exit 3");
    assertThatThrownBy(supervisor::start)
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("alert-service did not come up. It ended with status 3.")
        .hasMessageContaining("rules.yaml:7 is wrong")
        .hasMessageContaining("alert-service.log");
  }

  @Test
  void givesUpOnWhatDiesAgainAndAgain() throws InterruptedException {
    Supervisor supervisor = supervisor("echo here I am; sleep 0.3; exit 4");
    supervisor.start();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> happenings.getLast() instanceof Happening.GaveUp);
    assertThat(happenings.getLast())
        .isInstanceOfSatisfying(
            Happening.GaveUp.class,
            end -> assertThat(end.reason()).contains("It died 3 times within 60 s."));
    supervisor.stop();
  }

  @Test
  void shieldsItFromTheCtrlCThatATerminalSendsToAll() throws Exception {
    Supervisor supervisor = supervisor(SERVES);
    supervisor.start();
    new ProcessBuilder("kill", "-INT", String.valueOf(supervisor.pid())).start().waitFor();
    assertThat(ProcessHandle.of(supervisor.pid()).orElseThrow().isAlive()).isTrue();
    supervisor.stop();
    assertThat(happenings)
        .hasExactlyElementsOfTypes(Happening.Ready.class, Happening.Stopped.class);
  }

  private Supervisor supervisor(String script) {
    return new Supervisor(
        Component.ALERT,
        List.of("/bin/sh", "-c", script),
        Map.of(),
        new Readiness.Says(data.log(Component.ALERT), "here I am"),
        new RestartPolicy(2, Duration.ofMinutes(1), Duration.ofMillis(10)),
        data,
        InstantSource.system(),
        happenings::add);
  }
}
