package io.wirewatch.broker.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class BrokerResourceTest {
  @Test
  void servesWhereItSaysUntilItIsStopped() throws Exception {
    BrokerResource resource = new BrokerResource();
    Map<String, String> config = resource.start();
    assertThat(config).containsOnlyKeys("kafka.bootstrap.servers", "wirewatch.data");
    String address = String.valueOf(config.get("kafka.bootstrap.servers"));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      assertThat(admin.describeCluster().nodes().get()).hasSize(1);
    } finally {
      resource.stop();
    }
    int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
        .isInstanceOf(IOException.class);
  }
}
