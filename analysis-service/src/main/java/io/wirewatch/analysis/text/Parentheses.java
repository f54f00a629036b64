package io.wirewatch.analysis.text;

import java.util.ArrayList;
import java.util.List;

/** What stands in the parentheses of a query's functions. */
final class Parentheses {
  private Parentheses() {}

  /** Where the parenthesis before a place is closed; -1 when it is not. */
  static int closing(String query, int from) {
    int open = 1;
    boolean quoted = false;
    for (int i = from; i < query.length(); i++) {
      char c = query.charAt(i);
      quoted ^= c == '"';
      if (!quoted && c == '(') {
        open++;
      } else if (!quoted && c == ')' && --open == 0) {
        return i;
      }
    }
    return -1;
  }

  /** The arguments of a function, parted by the white space that is in none of them. */
  static List<String> arguments(String text) {
    List<String> arguments = new ArrayList<>();
    StringBuilder argument = new StringBuilder();
    int open = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      open += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (!quoted && open == 0 && Character.isWhitespace(c)) {
        arguments.add(argument.toString());
        argument.setLength(0);
      } else {
        argument.append(c);
      }
    }
    arguments.add(argument.toString());
    arguments.removeIf(String::isBlank);
    return arguments;
  }
}
