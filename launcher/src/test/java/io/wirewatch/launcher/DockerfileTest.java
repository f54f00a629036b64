package io.wirewatch.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A service in a container is started as {@code ./wirewatch} starts it. */
class DockerfileTest {
  // Maven runs a module's tests in its folder
  private static final Path ROOT = Path.of("..");

  @ParameterizedTest
  @MethodSource("services")
  void givesJavaTheFlagsThatTheLauncherGives(Component service) throws IOException {
    assertThat(flags(entryPoint()))
        .isEqualTo(
            flags(new Installation(ROOT).command(service, new AotCache.Use.None(), List.of())));
  }

  static List<Component> services() {
    return Component.services();
  }

  private static List<String> entryPoint() throws IOException {
    String dockerfile = Files.readString(ROOT.resolve("Dockerfile"));
    String entryPoint = dockerfile.substring(dockerfile.indexOf("ENTRYPOINT"));
    return Pattern.compile("\"([^\"]*)\"")
        .matcher(entryPoint)
        .results()
        .map(word -> word.group(1))
        .toList();
  }

  /** What stands between the program and its jar. */
  private static List<String> flags(List<String> command) {
    return command.subList(1, command.indexOf("-jar"));
  }
}
