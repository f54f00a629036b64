package io.wirewatch.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka cluster of one node, broker and controller in one, with its data on disk. It listens on
 * loopback only, unless it is told to advertise another address.
 */
public final class Broker implements AutoCloseable {
  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private Broker(KafkaRaftServer server, String bootstrapServers) {
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts a broker on 127.0.0.1 and returns when it serves.
   *
   * @param data its folder, which is made and formatted when it is new
   * @param port where it listens; 0 for any free port
   * @throws BrokerException when the port or the folder cannot be used
   */
  public static Broker start(Path data, int port) {
    return start(data, port, null);
  }

  private static Broker start(Path data, int port, @Nullable String advertised) {
    String host = advertised == null ? "127.0.0.1" : "0.0.0.0";
    Path folder = data.toAbsolutePath().normalize();
    int brokerPort = freePort(host, port);
    String address = advertised == null ? host + ":" + brokerPort : advertised;
    new Folder(folder).prepare();
    KafkaConfig config =
        KafkaConfig.fromProps(
            Settings.of(folder, host + ":" + brokerPort, address, freePort("127.0.0.1", 0)), false);
    KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
    try {
      server.startup();
    } catch (RuntimeException e) {
      server.shutdown();
      throw new BrokerException(
          "Kafka did not start on %s: %s".formatted(folder, rootMessage(e)), e);
    }
    return new Broker(server, address);
  }

  /** The port itself when nobody listens there, or a free one in place of 0. */
  private static int freePort(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      return socket.getLocalPort();
    } catch (BindException e) {
      throw new BrokerException(
          "Port %d is in use; stop what listens there or choose another port for Kafka."
              .formatted(port),
          e);
    } catch (IOException e) {
      throw new BrokerException(
          "Cannot listen on %s:%d (%s); choose another port for Kafka."
              .formatted(host, port, e.getMessage()),
          e);
    }
  }

  private static String rootMessage(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  /** The address that clients are given, {@code host:port}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Stops the broker and waits until its data is on disk and its ports are free. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  /**
   * Runs a broker as a process until it is told to end (SIGTERM, Ctrl-C), and prints one line when
   * it serves.
   *
   * @param args the data folder, the port, and, for a broker that is to be reached from other
   *     machines, the {@code host:port} that it advertises; it then listens on all addresses
   */
  public static void main(String[] args) {
    if (args.length < 2 || args.length > 3 || !args[1].matches("\\d{1,5}")) {
      fail("Give the broker its data folder and its port: Broker FOLDER PORT [HOST:PORT]");
      return;
    }
    try {
      Broker broker =
          start(Path.of(args[0]), Integer.parseInt(args[1]), args.length == 3 ? args[2] : null);
      Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-shutdown"));
      System.out.println("Kafka is ready on " + broker.bootstrapServers());
    } catch (BrokerException e) {
      fail(e.getMessage());
    }
  }

  private static void fail(@Nullable String reason) {
    System.err.println(reason);
    System.exit(1);
  }
}
