package io.wirewatch.matcher;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.lucene.util.automaton.ByteRunAutomaton;

/** The prefix that all terms have in common which an automaton accepts. */
final class Prefixes {
  private static final int LONGEST = 64;

  private Prefixes() {}

  /** In characters; those of which the automaton tells only some bytes are left out. */
  static String of(ByteRunAutomaton automaton) {
    byte[] bytes = new byte[LONGEST];
    int length = 0;
    int state = 0;
    while (length < LONGEST && !automaton.isAccept(state)) {
      int only = onlyStep(automaton, state);
      if (only < 0) {
        break;
      }
      bytes[length++] = (byte) only;
      state = automaton.step(state, only);
    }
    while (length > 0 && !endsACharacter(bytes, length)) {
      length--;
    }
    return new String(Arrays.copyOf(bytes, length), StandardCharsets.UTF_8);
  }

  private static int onlyStep(ByteRunAutomaton automaton, int state) {
    int only = -1;
    for (int next = 0; next < 256; next++) {
      if (automaton.step(state, next) >= 0) {
        if (only >= 0) {
          return -1;
        }
        only = next;
      }
    }
    return only;
  }

  /** Whether the UTF-8 bytes end where a character does. */
  private static boolean endsACharacter(byte[] bytes, int length) {
    int start = length - 1;
    while (start > 0 && (bytes[start] & 0xC0) == 0x80) {
      start--;
    }
    int lead = bytes[start] & 0xFF;
    int size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return length - start == size;
  }
}
