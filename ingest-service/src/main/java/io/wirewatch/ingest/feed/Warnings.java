package io.wirewatch.ingest.feed;

import io.wirewatch.ingest.feed.Reading.Kind;
import io.wirewatch.ingest.feed.Reading.Warning;
import io.wirewatch.ingest.markup.HtmlText;
import java.util.ArrayList;
import java.util.List;

/** What was amiss, as far as anyone will read it: so many warnings, each so long. */
final class Warnings {
  private static final int MOST = 1_000;
  private static final int LONGEST = 300;

  private final List<Warning> warnings = new ArrayList<>();

  void add(Kind kind, String detail) {
    if (warnings.size() < MOST) {
      String brief = detail.length() > LONGEST ? detail.substring(0, LONGEST) + " …" : detail;
      warnings.add(new Warning(kind, HtmlText.fold(brief)));
    }
  }

  void addAll(Warnings others) {
    others.warnings.forEach(each -> add(each.kind(), each.detail()));
  }

  List<Warning> list() {
    return List.copyOf(warnings);
  }
}
