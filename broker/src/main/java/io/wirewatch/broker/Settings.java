package io.wirewatch.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** Kafka's settings for one node that is broker and controller, starts fast and stays small. */
final class Settings {
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  /** What does not depend on where the broker runs. */
  private static final Map<String, String> FIXED =
      Map.ofEntries(
          Map.entry("process.roles", "broker,controller"),
          Map.entry("node.id", String.valueOf(NODE_ID)),
          Map.entry("controller.listener.names", CONTROLLER_LISTENER),
          Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
          Map.entry("auto.create.topics.enable", "false"),
          // One node: every topic of Kafka's own has one replica, and few partitions to open.
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("offsets.topic.num.partitions", "4"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("transaction.state.log.num.partitions", "4"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          Map.entry("share.coordinator.state.topic.num.partitions", "1"),
          // A service that was off for a month continues where it stopped, as long as articles are
          // kept.
          Map.entry("offsets.retention.minutes", String.valueOf(365 * 24 * 60)),
          // No second member will come: a group starts with the one it has.
          Map.entry("group.initial.rebalance.delay.ms", "0"),
          // An idle broker does not write to disk twice a second.
          Map.entry("metadata.max.idle.interval.ms", "0"),
          Map.entry("num.network.threads", "2"),
          Map.entry("num.io.threads", "4"),
          Map.entry("background.threads", "2"),
          Map.entry("num.recovery.threads.per.data.dir", "2"),
          Map.entry("group.coordinator.threads", "1"),
          Map.entry("share.coordinator.threads", "1"),
          Map.entry("log.cleaner.threads", "1"),
          // Kafka reserves this much heap when it starts, 128 MB unless told; 8 MB hold 300,000
          // keys.
          Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20)));

  private Settings() {}

  /**
   * The settings of a broker.
   *
   * @param folder its data
   * @param listener the address to listen on, {@code host:port}
   * @param advertised the address that clients are told, {@code host:port}
   * @param controllerPort the port on loopback where its own controller listens
   */
  static Properties of(Path folder, String listener, String advertised, int controllerPort) {
    Properties properties = new Properties();
    properties.putAll(FIXED);
    String controller = "127.0.0.1:" + controllerPort;
    properties.put("log.dirs", folder.toString());
    properties.put("listeners", "PLAINTEXT://" + listener + ",CONTROLLER://" + controller);
    properties.put("advertised.listeners", "PLAINTEXT://" + advertised);
    properties.put("controller.quorum.voters", NODE_ID + "@" + controller);
    return properties;
  }
}
