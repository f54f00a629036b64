package io.wirewatch.ingest.feed;

import io.wirewatch.ingest.markup.HtmlText;
import io.wirewatch.ingest.markup.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who wrote something, as feeds say it. */
final class People {
  /** {@code editor@news.example (Jane Doe)}, as RSS writes authors. */
  private static final Pattern ADDRESS_FIRST =
      Pattern.compile("(?:mailto:)?\\S+@\\S+\\s*\\(([^()]+)\\)");

  /** {@code Jane Doe (editor@news.example)} and {@code Jane Doe <editor@news.example>}. */
  private static final Pattern NAME_FIRST =
      Pattern.compile("\"?([^<(\"]+?)\"?,?\\s*[<(]\\s*(?:mailto:)?[^\\s<>()]*@[^\\s<>()]*\\s*[>)]");

  /** {@code Jane Doe editor@news.example}. */
  private static final Pattern NAME_BEFORE =
      Pattern.compile("([^<>()@]*[^<>()@\\s,;:])[\\s,;:]+(?:mailto:)?\\S+@\\S+");

  private People() {}

  /** The people of these elements, each named once. */
  static List<String> of(Node parent, String... names) {
    List<String> people = new ArrayList<>();
    for (String name : names) {
      for (Node person : parent.children(name)) {
        people.add(name(person));
      }
    }
    return Fields.distinct(people);
  }

  /** A person construct: RFC 4287, section 3.2; or a person in one line of text. */
  static String name(Node person) {
    String name = person.text("name", "atom:name", "foaf:name", "itunes:name", "title");
    if (name.isEmpty()) {
      name = person.text("email", "atom:email", "itunes:email");
    }
    return name.isEmpty() && !person.hasElements() ? name(person.text()) : name;
  }

  /** The name in a line that may have an address, too; the address when there is no name. */
  static String name(String stated) {
    String line = HtmlText.fold(HtmlText.looksLikeHtml(stated) ? HtmlText.of(stated) : stated);
    if (line.indexOf('@') < 0 || line.length() > 500) {
      return line;
    }
    Matcher at = ADDRESS_FIRST.matcher(line);
    if (at.matches()
        || at.usePattern(NAME_FIRST).matches()
        || at.usePattern(NAME_BEFORE).matches()) {
      return at.group(1).strip();
    }
    return line.startsWith("mailto:") ? line.substring("mailto:".length()) : line;
  }
}
