package io.wirewatch.launcher;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every module of the build, as the parent pom lists them, so that no new one is overlooked; but
 * not those of profiles, which are not always built.
 */
final class Modules {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  private Modules() {}

  /** The folders' names. */
  static List<String> names() {
    try {
      return MODULE
          .matcher(Files.readString(ROOT.resolve("pom.xml")).replaceFirst("(?s)<profiles>.*", ""))
          .results()
          .map(module -> module.group(1).strip())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The package that holds all of a module's classes. */
  static String packageOf(String module) {
    Matcher service = Pattern.compile("(.+)-service").matcher(module);
    return "io.wirewatch." + (service.matches() ? service.group(1) : module);
  }

  /**
   * The compiled main classes of all modules, without those that JMH generates.
   *
   * @throws IllegalStateException when one is not compiled
   */
  static JavaClasses compiled() {
    List<Path> folders =
        names().stream().map(name -> ROOT.resolve(name).resolve("target/classes")).toList();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new IllegalStateException(
            "There is no %s, so its rules cannot be checked; build all modules: ./mvnw verify"
                .formatted(folder));
      }
    }
    return new ClassFileImporter()
        .withImportOption(location -> !location.contains("/jmh_generated/"))
        .importPaths(folders);
  }

  /** The main Java files of all modules. */
  static List<Path> sources() {
    return names().stream()
        .map(name -> ROOT.resolve(name).resolve("src/main/java"))
        .flatMap(Modules::javaFiles)
        .toList();
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
