package io.wirewatch.alert.adapter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.wirewatch.alert.board.AlertBoard;
import io.wirewatch.alert.board.HeldTransition;
import io.wirewatch.alert.delivery.SampleNotifications;
import io.wirewatch.broker.testing.BrokerResource;
import io.wirewatch.events.Json;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client of the live stream that opens it and then reads nothing for long. */
@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class SlowClientTest {
  private static final int MANY = 10_000;

  @Inject AlertBoard board;

  @TestHTTPResource("/alerts/stream?rule=slow")
  URI stream;

  private static HeldTransition transition(int number) {
    String json = new String(Json.write(SampleNotifications.firing("slow", number)), UTF_8);
    return HeldTransition.of(
        json.replace("\"calls\"", "\"slow\"")
            .replace("Calls", "Calls ".repeat(2_000))
            .getBytes(UTF_8));
  }

  @Test
  @Timeout(120)
  void isCutOffAndWhatItHadHasNoGap() throws Exception {
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(8_192);
      socket.setSoTimeout(30_000);
      socket.connect(new InetSocketAddress(stream.getHost(), stream.getPort()));
      String request =
          "GET %s?%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
              .formatted(stream.getPath(), stream.getQuery());
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      BufferedReader answer =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      assertThat(answer.readLine()).contains("200");
      String line = answer.readLine();
      while (!line.startsWith(":")) { // the sign of life, which comes with the watching
        line = answer.readLine();
      }
      for (int number = 1; number <= MANY; number++) {
        board.put(transition(number));
      }
      int last = 0;
      for (; line != null; line = answer.readLine()) {
        if (line.startsWith("id:")) {
          assertThat(line.substring(3).strip()).isEqualTo("slow-" + ++last);
        }
      }
      assertThat(last).isBetween(LiveAlerts.MOST_WAITING / 2, MANY - 1);
    }
  }
}
