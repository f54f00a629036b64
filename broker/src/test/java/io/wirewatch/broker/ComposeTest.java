package io.wirewatch.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Kafka of docker-compose.yml is that of {@code ./wirewatch}. */
class ComposeTest {
  private static final Pattern SETTING =
      Pattern.compile("^ +KAFKA_([A-Z_]+): '?([^'\\n]*)'?$", Pattern.MULTILINE);

  /** What differs because a container has addresses, folders and a Java of its own. */
  private static final Set<String> ITS_OWN =
      Set.of(
          "listeners",
          "advertised.listeners",
          "inter.broker.listener.name",
          "listener.security.protocol.map",
          "controller.quorum.voters",
          "log.dirs",
          "heap.opts",
          "jvm.performance.opts",
          "bootstrap.servers");

  @Test
  void setsWhatTheBrokerSetsAndNothingElse() throws IOException {
    assertThat(shared(composed())).isEqualTo(shared(ofTheBroker()));
  }

  private static Map<String, String> composed() throws IOException {
    Map<String, String> settings = new HashMap<>();
    // Maven runs a module's tests in its folder
    Matcher matcher = SETTING.matcher(Files.readString(Path.of("..", "docker-compose.yml")));
    while (matcher.find()) {
      settings.put(matcher.group(1).toLowerCase(Locale.ROOT).replace('_', '.'), matcher.group(2));
    }
    return settings;
  }

  private static Map<String, String> ofTheBroker() {
    Map<String, String> settings = new HashMap<>();
    Settings.of(Path.of("kafka"), "127.0.0.1:9092", "127.0.0.1:9092", 9093)
        .forEach((name, value) -> settings.put(name.toString(), value.toString()));
    return settings;
  }

  private static Map<String, String> shared(Map<String, String> settings) {
    settings.keySet().removeAll(ITS_OWN);
    return settings;
  }
}
