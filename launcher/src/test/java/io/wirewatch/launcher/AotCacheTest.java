package io.wirewatch.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {
  private static final Instant NOON = Instant.parse("2021-04-02T12:00:00Z");
  private final Path jar;
  private final Path file;
  private final AotCache cache;

  AotCacheTest(@TempDir Path folder) throws IOException {
    jar = Files.writeString(folder.resolve("a.jar"), "");
    file = folder.resolve("a.aot");
    cache = new AotCache(file, List.of(jar));
  }

  @Test
  void isUsedWhileItIsNewerThanItsJars() throws IOException {
    assertThat(cache.use()).isEqualTo(new AotCache.Use.None());
    write(file, NOON);
    write(jar, NOON.minusSeconds(1));
    assertThat(cache.use()).isEqualTo(new AotCache.Use.From(file));
    write(jar, NOON.plusSeconds(1));
    assertThat(cache.use()).isEqualTo(new AotCache.Use.None());
  }

  @Test
  void isReplacedOnlyByOneThatIsComplete() throws IOException {
    write(file, NOON);
    AotCache.Use learning = cache.learn();
    assertThat(learning.flags()).singleElement().asString().endsWith("a.aot.new");
    Files.writeString(file.resolveSibling("a.aot.new"), "learnt");
    cache.keep();
    assertThat(file).hasContent("learnt");
  }

  private static void write(Path path, Instant modified) throws IOException {
    Files.writeString(path, "");
    Files.setLastModifiedTime(path, FileTime.from(modified));
  }
}
