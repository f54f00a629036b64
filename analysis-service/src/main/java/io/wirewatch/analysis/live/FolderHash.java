package io.wirewatch.analysis.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says whether files changed by what they hold. A mounted volume does not always tell of changes,
 * and a Kubernetes ConfigMap changes by a symbolic link, with times and sizes as they were.
 */
final class FolderHash {
  private FolderHash() {}

  /**
   * A hash of the files' names and bytes.
   *
   * @param places files, and folders whose files are meant; one that is not there is passed over
   */
  static String of(Path folder, List<String> places) {
    MessageDigest digest = sha256();
    for (String place : places) {
      add(digest, folder.resolve(place), place);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, Path path, String name) {
    try {
      if (Files.isDirectory(path)) {
        try (Stream<Path> files = Files.list(path)) {
          for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
            add(digest, file, name + "/" + file.getFileName());
          }
        }
      } else if (Files.exists(path)) {
        byte[] bytes = Files.readAllBytes(path);
        digest.update((name + " " + bytes.length + "\n").getBytes(UTF_8));
        digest.update(bytes);
      }
    } catch (IOException e) { // it is told when the file is read; here it is a change
      digest.update((name + " " + e + "\n").getBytes(UTF_8));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
