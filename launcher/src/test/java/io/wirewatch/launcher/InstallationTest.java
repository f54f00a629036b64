package io.wirewatch.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  @TempDir Path root;

  @Test
  void saysWhatIsNotBuilt() {
    assertThatThrownBy(() -> new Installation(root).requireBuilt())
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("There is no built broker")
        .hasMessageContaining("./mvnw -DskipTests package");
  }

  @Test
  void startsAServiceFromItsModule() throws IOException {
    Path app = Files.createDirectories(root.resolve("alert-service/target/quarkus-app"));
    Files.writeString(app.resolve("quarkus-run.jar"), "");
    assertThat(new Installation(root).command(Component.ALERT, new AotCache.Use.None(), List.of()))
        .startsWith(Path.of(System.getProperty("java.home"), "bin", "java").toString())
        .contains("-XX:+UseSerialGC")
        .endsWith("-jar", app.resolve("quarkus-run.jar").toString());
  }
}
