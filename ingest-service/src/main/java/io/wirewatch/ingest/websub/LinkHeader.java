package io.wirewatch.ingest.websub;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code Link} header: RFC 8288, section 3. */
final class LinkHeader {
  private static final Pattern LINK =
      Pattern.compile(
          "<([^<>]{1,4096})>((?:\\s*;\\s*[\\w*!#$&+.^`|~-]+\\s*(?:=\\s*(?:\"[^\"]*\"|[^\\s\",;]*))?)*)");
  private static final Pattern RELATION =
      Pattern.compile(";\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s\",;]*))", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST = 20_000;

  private LinkHeader() {}

  /**
   * The addresses of a relation, in order.
   *
   * @param header its values, joined by commas; empty when there is none
   * @param base the address of the document that it came with
   */
  static List<String> related(String header, String relation, URI base) {
    List<String> related = new ArrayList<>();
    Matcher link = LINK.matcher(header.substring(0, Math.min(header.length(), LONGEST)));
    while (link.find()) {
      Matcher stated = RELATION.matcher(link.group(2));
      if (stated.find()) {
        String all = stated.group(1) == null ? stated.group(2) : stated.group(1);
        if (List.of(all.toLowerCase(Locale.ROOT).split("\\s+", -1)).contains(relation)) {
          resolved(base, link.group(1), related);
        }
      }
    }
    return related;
  }

  private static void resolved(URI base, String link, List<String> into) {
    try {
      into.add(base.resolve(link.strip()).toString());
    } catch (IllegalArgumentException e) {
      // no address: as if it were not there
    }
  }
}
