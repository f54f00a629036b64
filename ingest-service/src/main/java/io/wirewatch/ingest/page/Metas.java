package io.wirewatch.ingest.page;

import io.wirewatch.ingest.markup.HtmlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a page's {@code meta} elements say, by name, property, itemprop or http-equiv. */
final class Metas {
  private static final int MOST = 1_000;

  private final Map<String, List<String>> values = new HashMap<>();

  Metas(Document page) {
    int seen = 0;
    for (Element meta : page.getElementsByTag("meta")) {
      String content = HtmlText.fold(meta.attr("content"));
      if (content.isEmpty()) {
        content = HtmlText.fold(meta.attr("value"));
      }
      if (content.isEmpty() || ++seen > MOST) {
        continue;
      }
      for (String key : List.of("name", "property", "itemprop", "http-equiv")) {
        for (String name : meta.attr(key).toLowerCase(Locale.ROOT).split("\\s+", 8)) {
          if (!name.isEmpty()) {
            values.computeIfAbsent(name, any -> new ArrayList<>(1)).add(content);
          }
        }
      }
    }
  }

  /** The first value of the first of these names that has one; empty when none has. */
  String first(String... names) {
    List<String> all = all(names);
    return all.isEmpty() ? "" : all.getFirst();
  }

  /** All values of the first of these names that has one. */
  List<String> all(String... names) {
    for (String name : names) {
      List<String> found = values.get(name);
      if (found != null) {
        return List.copyOf(found);
      }
    }
    return List.of();
  }
}
