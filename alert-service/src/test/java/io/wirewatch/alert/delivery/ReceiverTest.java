package io.wirewatch.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.alert.delivery.log.LogReceiver;
import io.wirewatch.alert.delivery.webhook.WebhookReceiver;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiverTest {
  @TempDir Path folder;

  @Test
  void receiversAreReadByTheirTypeAndBadOnesAreNamed() throws IOException {
    Path file = folder.resolve("receivers.yaml");
    Files.writeString(
        file,
        """
        receivers:
          - {id: log, type: log}
          - {id: pigeon, type: pigeon}
          - {id: off, type: webhook, url: ''}
          - {id: bad, type: webhook, url: 'ftp://a.example', secret: whsec_x}
        """);
    Loaded<Receiver> loaded =
        new YamlFile(file)
            .list("receivers", Receiver.class, LogReceiver.class, WebhookReceiver.class);
    assertThat(loaded.values()).extracting(Receiver::id).containsExactly("log", "off");
    assertThat(loaded.values()).extracting(Receiver::isOn).containsExactly(true, false);
    assertThat(loaded.problems())
        .extracting(Object::toString)
        .satisfiesExactly(
            pigeon ->
                assertThat(pigeon)
                    .isEqualTo("receivers.yaml:3: receivers[1].type cannot be \"pigeon\""),
            bad -> assertThat(bad).startsWith("receivers.yaml:5: receivers[3].url is not"));
  }
}
