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
    double sum = 0;
    for (PageFile page : pages) {
      sum += PageFiles.f1(page.text(), page.read().text());
    }
    double mean = sum / pages.size();
    System.out.printf("Token F1 over %d pages of our own: %.4f%n", pages.size(), mean);
    assertTrue(pages.size() >= 40, pages.size() + " pages");
    assertTrue(mean >= 0.99, "F1 " + mean);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noPageIsReadBadly(PageFile page) {
    String text = page.read().text();
    assertTrue(PageFiles.f1(page.text(), text) >= 0.95, text);
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
