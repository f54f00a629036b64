package io.wirewatch.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  private static List<String> read(String text) throws IOException {
    JsonLines lines = new JsonLines(new ByteArrayInputStream(text.getBytes(UTF_8)), 5);
    List<String> read = new ArrayList<>();
    while (lines.next()) {
      String line = new String(lines.bytes(), UTF_8).strip();
      read.add(lines.number() + ":" + line + (lines.tooLong() ? "…" : ""));
    }
    return read;
  }

  @Test
  void countsBlankLinesAndPassesOverThem() throws IOException {
    assertThat(read("a\n\n \r\nb\r\nc")).containsExactly("1:a", "4:b", "5:c");
  }

  @Test
  void goesOnAfterALineThatIsTooLong() throws IOException {
    assertThat(read("abcdefgh\nb\n")).containsExactly("1:abcde…", "2:b");
  }

  @Test
  void hasNoLineInNothing() throws IOException {
    assertThat(read("")).isEmpty();
    assertThat(read("\n\n")).isEmpty();
  }
}
