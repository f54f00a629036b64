package io.wirewatch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.util.Version;

/** What a reader has to know of where it was measured. */
final class Machine {
  private static final Path CPUS = Path.of("/proc/cpuinfo");

  private Machine() {}

  /**
   * The machine, and what the caller knows besides.
   *
   * @param more {@code name=value} each
   */
  static Map<String, String> described(List<String> more) throws IOException {
    Map<String, String> about = new TreeMap<>();
    about.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    about.put("processor", processor());
    about.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    about.put("lucene", Version.LATEST.toString());
    for (String pair : more) {
      int equals = pair.indexOf('=');
      about.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return about;
  }

  private static String processor() throws IOException {
    if (!Files.isReadable(CPUS)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(CPUS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }
}
