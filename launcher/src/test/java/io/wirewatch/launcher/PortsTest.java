package io.wirewatch.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void areTheUsualOnesButForThoseTheEnvironmentNames() {
    Ports ports = Ports.from(Map.of("WIREWATCH_PORT_KAFKA", "19092"));
    assertThat(ports.of(Component.BROKER)).isEqualTo(19092);
    assertThat(ports.of(Component.INGEST)).isEqualTo(8081);
    assertThat(ports.of(Component.ANALYSIS)).isEqualTo(8082);
    assertThat(ports.of(Component.ALERT)).isEqualTo(8083);
  }

  @Test
  void refuseWhatIsNoPort() {
    assertThatThrownBy(() -> Ports.from(Map.of("WIREWATCH_PORT_ALERT", "99999")))
        .isInstanceOf(LauncherException.class)
        .hasMessage("WIREWATCH_PORT_ALERT is \"99999\"; give it a port from 1 to 65535.");
  }

  @Test
  void refuseOnePortForTwo() {
    assertThatThrownBy(() -> Ports.from(Map.of("WIREWATCH_PORT_ALERT", "8081")))
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("cannot both listen on port 8081")
        .hasMessageContaining("WIREWATCH_PORT_ALERT");
  }

  @Test
  void nameEachPortInUseWhoWantsItAndHowToChangeIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<Component, Integer> of = new EnumMap<>(Ports.free().of());
      of.put(Component.ANALYSIS, taken.getLocalPort());
      assertThatThrownBy(() -> new Ports(of).requireFree())
          .isInstanceOf(LauncherException.class)
          .hasMessage(
              "Port %d, which the analysis-service wants, is in use: stop what listens there, or choose another with WIREWATCH_PORT_ANALYSIS=PORT."
                  .formatted(taken.getLocalPort()));
    }
  }

  @Test
  void passWhenAllAreFree() {
    assertThatCode(() -> Ports.free().requireFree()).doesNotThrowAnyException();
  }
}
