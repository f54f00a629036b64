package io.wirewatch.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path folder;

  @Test
  void isForOneAtATime() {
    try (DataFolder data = DataFolder.take(folder)) {
      assertThatThrownBy(() -> DataFolder.take(data.path()))
          .isInstanceOf(LauncherException.class)
          .hasMessageContaining("Another Wirewatch runs on the data folder")
          .hasMessageContaining("--data DIR");
    }
    DataFolder.take(folder).close();
  }

  @Test
  void saysWhenItCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> DataFolder.take(file))
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void showsTheEndOfALog() throws IOException {
    try (DataFolder data = DataFolder.take(folder)) {
      Files.writeString(
          data.log(Component.ALERT),
          IntStream.rangeClosed(1, 100)
              .mapToObj(line -> "line " + line)
              .collect(Collectors.joining("\n")));
      assertThat(data.tail(Component.ALERT)).hasSize(15).endsWith("line 100");
    }
  }

  @Test
  void keepsTheLogOfTheProcessBefore() throws IOException {
    try (DataFolder data = DataFolder.take(folder)) {
      Files.writeString(data.log(Component.ALERT), "first");
      data.rotateLog(Component.ALERT);
      assertThat(data.log(Component.ALERT)).doesNotExist();
      assertThat(folder.resolve("logs/alert-service.log.1")).hasContent("first");
    }
  }

  @Test
  void endsAProcessThatAKilledLauncherLeft() throws Exception {
    Process left = new ProcessBuilder("sleep", "600").start();
    try (DataFolder data = DataFolder.take(folder)) {
      data.remember(Component.INGEST, left.toHandle());
      assertThat(data.endLeftOver(Component.INGEST)).contains(left.pid());
      assertThat(left.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(data.endLeftOver(Component.INGEST)).isEmpty();
    } finally {
      left.destroyForcibly();
    }
  }

  @Test
  void leavesAloneAnotherProcessWithTheSameId() throws Exception {
    Process other = new ProcessBuilder("sleep", "600").start();
    try (DataFolder data = DataFolder.take(folder)) {
      Files.writeString(
          folder.resolve("logs/ingest-service.pid"), other.pid() + " 2021-04-02T12:00:00Z");
      assertThat(data.endLeftOver(Component.INGEST)).isEmpty();
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly();
    }
  }
}
