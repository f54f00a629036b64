package io.wirewatch.ingest.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wirewatch.ingest.page.PageFiles.PageFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages written for this project in the manner of many sites, with what they say. */
class PageCorpusTest {
  static List<PageFile> pages() {
    return PageFiles.all();
  }

  @Test
  void theTextIsNearlyThatOfTheArticle() {
    List<PageFile> pages = pages();
    double tokens = 0;
    double runs = 0;
    for (PageFile page : pages) {
      String text = page.read().text();
      tokens += PageFiles.f1(page.text(), text, 1) / pages.size();
      runs += PageFiles.f1(page.text(), text, 4) / pages.size();
    }
    System.out.printf(
        "F1 over %d pages of our own: %.4f by tokens, %.4f by runs of four%n",
        pages.size(), tokens, runs);
    assertTrue(pages.size() >= 90, pages.size() + " pages");
    assertTrue(tokens >= 0.99, "F1 " + tokens);
    assertTrue(runs >= 0.985, "F1 of runs " + runs);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noPageIsReadBadly(PageFile page) {
    String text = page.read().text();
    assertTrue(PageFiles.f1(page.text(), text, 1) >= 0.95, text);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void whatThePageStatesIsFound(PageFile page) {
    Page read = page.read();
    page.stated()
        .forEach(
            (field, value) -> {
              switch (field) {
                case "title" -> assertEquals(value, read.title());
                case "authors" -> assertEquals(value, String.join("; ", read.authors()));
                case "published" ->
                    assertEquals(Optional.ofNullable(page.published()), read.published());
                default -> {} // the address, and a language that not each page states
              }
            });
  }
}
