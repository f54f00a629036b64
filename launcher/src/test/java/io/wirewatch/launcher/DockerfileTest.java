package io.wirewatch.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A service in a container is started as {@code ./wirewatch} starts it. */
class DockerfileTest {
  // Maven runs a module's tests in its folder
  private static final Path ROOT = Path.of("..");

  @ParameterizedTest
  @MethodSource("services")
  void givesJavaTheFlagsThatTheLauncherGives(Component service) throws IOException {
    List<String> flags = new ArrayList<>(List.of("-Xmx" + heap(service)));
    flags.addAll(flags(entryPoint()));
    assertThat(flags)
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

  /**
   * What docker-compose.yml gives the image of a service as its HEAP, or else what the Dockerfile
   * does.
   */
  private static String heap(Component service) throws IOException {
    String arguments = "args: \\{SERVICE: " + service.title() + "(?:, HEAP: (\\w+))?}";
    String given = found(arguments, Files.readString(ROOT.resolve("docker-compose.yml")));
    return given == null
        ? Objects.requireNonNull(
            found("ARG HEAP=(\\w+)", Files.readString(ROOT.resolve("Dockerfile"))))
        : given;
  }

  private static @Nullable String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  /** What stands between the program and its jar. */
  private static List<String> flags(List<String> command) {
    return command.subList(1, command.indexOf("-jar"));
  }
}
