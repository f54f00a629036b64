package io.wirewatch.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where each component listens, on 127.0.0.1.
 *
 * @param of the port of every component
 */
public record Ports(Map<Component, Integer> of) {

  /** Copies the map and refuses one port for two components. */
  public Ports {
    of = Map.copyOf(of);
    for (Component one : of.keySet()) {
      for (Component other : of.keySet()) {
        if (one != other && of.get(one).equals(of.get(other))) {
          throw new LauncherException(
              "%s and %s cannot both listen on port %d; change %s or %s."
                  .formatted(
                      one.title(),
                      other.title(),
                      of.get(one),
                      one.portVariable(),
                      other.portVariable()));
        }
      }
    }
  }

  /**
   * The usual ports, but for those that the environment names.
   *
   * @throws LauncherException when a variable holds no port
   */
  public static Ports from(Map<String, String> environment) {
    Map<Component, Integer> ports = new EnumMap<>(Component.class);
    for (Component component : Component.values()) {
      String text = environment.getOrDefault(component.portVariable(), "").strip();
      ports.put(
          component,
          text.isEmpty() ? component.defaultPort() : port(component.portVariable(), text));
    }
    return new Ports(ports);
  }

  private static int port(String variable, String text) {
    if (text.matches("\\d{1,5}")) {
      int port = Integer.parseInt(text);
      if (port > 0 && port <= 65_535) {
        return port;
      }
    }
    throw new LauncherException(
        "%s is \"%s\"; give it a port from 1 to 65535.".formatted(variable, text));
  }

  /** Ports on which nobody listens now. */
  public static Ports free() {
    Map<Component, Integer> ports = new EnumMap<>(Component.class);
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (Component component : Component.values()) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(socket);
        ports.put(component, socket.getLocalPort());
      }
      for (ServerSocket socket : held) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Ports(ports);
  }

  /** The port of a component. */
  public int of(Component component) {
    return Objects.requireNonNull(of.get(component));
  }

  /**
   * Makes sure that every port can be listened on.
   *
   * @throws LauncherException naming each port that cannot, who wants it, and how to change it
   */
  void requireFree() {
    List<String> taken = new ArrayList<>();
    for (Component component : Component.values()) {
      if (!isFree(of(component))) {
        taken.add(
            "Port %d, which the %s wants, is in use: stop what listens there, or choose another with %s=PORT."
                .formatted(of(component), component.title(), component.portVariable()));
      }
    }
    if (!taken.isEmpty()) {
      throw new LauncherException(String.join(System.lineSeparator(), taken));
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
