package io.wirewatch.launcher;

import java.util.Arrays;
import java.util.List;

/** The processes that Wirewatch is made of, with what each is started with. */
public enum Component {
  /** Kafka. It starts first and stops last. */
  BROKER("broker", 9092, "WIREWATCH_PORT_KAFKA", 192),
  /** Articles in. */
  INGEST("ingest-service", 8081, "WIREWATCH_PORT_INGEST", 512),
  /** Topics with their evidence. */
  ANALYSIS("analysis-service", 8082, "WIREWATCH_PORT_ANALYSIS", 512),
  /** Rules, alerts, delivery. */
  ALERT("alert-service", 8083, "WIREWATCH_PORT_ALERT", 384);

  private final String title;
  private final int defaultPort;
  private final String portVariable;
  private final int heapMegabytes;

  Component(String title, int defaultPort, String portVariable, int heapMegabytes) {
    this.title = title;
    this.defaultPort = defaultPort;
    this.portVariable = portVariable;
    this.heapMegabytes = heapMegabytes;
  }

  /** Its name for people, its log and its folder; for a service also its module. */
  public String title() {
    return title;
  }

  /** Where it listens unless told. */
  public int defaultPort() {
    return defaultPort;
  }

  /** The environment variable that names another port. */
  public String portVariable() {
    return portVariable;
  }

  /** The most heap it may take, in MiB. */
  int heapMegabytes() {
    return heapMegabytes;
  }

  /** All but the broker. */
  public static List<Component> services() {
    return Arrays.stream(values()).filter(component -> component != BROKER).toList();
  }
}
