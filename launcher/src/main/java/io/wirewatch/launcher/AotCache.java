package io.wirewatch.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * What Java remembers of a start of one component, so that the next is faster (JEP 514).
 *
 * @param file where it is kept
 * @param jars what it was made from; a change of any makes it worthless
 */
record AotCache(Path file, List<Path> jars) {

  /** What a start does with a cache. */
  sealed interface Use {
    /** The flags of Java for it. */
    List<String> flags();

    /** What stands before the command line. */
    default List<String> wrapper() {
      return List.of();
    }

    /** Starts from it. */
    record From(Path file) implements Use {
      @Override
      public List<String> flags() {
        return List.of("-XX:AOTCache=" + file);
      }
    }

    /** Writes it when the process ends, in the background of all else. */
    record Into(Path file) implements Use {
      @Override
      public List<String> wrapper() {
        return List.of("nice", "-n", "19");
      }

      @Override
      public List<String> flags() {
        return List.of("-XX:AOTCacheOutput=" + file);
      }
    }

    /** Nothing. */
    record None() implements Use {
      @Override
      public List<String> flags() {
        return List.of();
      }
    }
  }

  /** Whether it is there and as new as all jars. */
  boolean isFresh() {
    try {
      if (!Files.exists(file)) {
        return false;
      }
      FileTime made = Files.getLastModifiedTime(file);
      for (Path jar : jars) {
        if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts from it if it can be of use. */
  Use use() {
    return isFresh() ? new Use.From(file) : new Use.None();
  }

  /** Writes it, beside the old one until it is {@link #keep kept}. */
  Use learn() {
    return new Use.Into(draft());
  }

  /** Puts what was learnt in the place of the old. */
  void keep() {
    try {
      Files.move(draft(), file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LauncherException("No start-up cache was written to %s: %s".formatted(file, e), e);
    }
  }

  private Path draft() {
    return file.resolveSibling(file.getFileName() + ".new");
  }
}
