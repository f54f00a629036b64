package io.wirewatch.ingest.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wirewatch.ingest.page.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would be made of an article's page.
 *
 * @param url where it was read; empty when its bytes came without {@code Content-Location}
 * @param canonical its address as it states it itself
 * @param title the headline, without the site's name
 * @param text paragraphs parted by an empty line
 * @param authors names
 * @param published the time of publication; absent when it cannot be read
 * @param publishedText the same as it was written
 * @param language a BCP 47 tag
 * @param description what it says of itself in short
 * @param image the address of its picture
 * @param siteName what the site calls itself
 * @param warnings what a reader should know of how this was come by
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PagePreview(
    String url,
    String canonical,
    String title,
    String text,
    List<String> authors,
    @Nullable Instant published,
    String publishedText,
    String language,
    String description,
    String image,
    String siteName,
    List<Page.Warning> warnings) {

  /** Copies the lists. */
  public PagePreview {
    authors = List.copyOf(authors);
    warnings = List.copyOf(warnings);
  }

  static PagePreview of(String url, Page page) {
    return new PagePreview(
        url,
        page.canonical(),
        page.title(),
        page.text(),
        page.authors(),
        page.published().orElse(null),
        page.publishedText(),
        page.language(),
        page.description(),
        page.image(),
        page.siteName(),
        page.warnings());
  }
}
