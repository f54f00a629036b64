package io.wirewatch.ingest.adapter;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wirewatch.events.Json;
import io.wirewatch.guard.GuardedHttpClient;
import io.wirewatch.ingest.page.Page;
import io.wirewatch.ingest.page.PageFetcher;
import io.wirewatch.ingest.page.PageReader.Source;
import io.wirewatch.ingest.page.TimedReading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Shows what would be made of an article's page, without keeping anything. */
@Path("/articles/preview")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class PagePreviewResource {
  /** As much as is fetched of a page. */
  private static final int MOST_BYTES = 8 << 20;

  private static final Previewed PAGE = new Previewed("page");

  private final PageFetcher pages;
  private final TimedReading reading;

  PagePreviewResource(GuardedHttpClient http, TimedReading reading) {
    this.pages = new PageFetcher(http);
    this.reading = reading;
  }

  /**
   * The article of a page: of {@code {"url": …}}, or of its HTML with the {@code Content-Type} that
   * it came with. {@code Content-Location} then says from where, which relative links need, and
   * {@code Content-Language} in which language.
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @RunOnVirtualThread
  public PagePreview preview(
      InputStream body,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
      @HeaderParam(HttpHeaders.CONTENT_LANGUAGE) @Nullable String language,
      @HeaderParam(HttpHeaders.CONTENT_LOCATION) @Nullable String location)
      throws IOException, InterruptedException {
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw PAGE.tooLarge(MOST_BYTES);
    }
    String stated = orEmpty(type);
    Source source =
        stated.strip().regionMatches(true, 0, "application/json", 0, 16)
            ? PageFetcher.source(PAGE.answer(pages.ask(PAGE.uri(url(bytes)))))
            : new Source(bytes, stated, orEmpty(language), orEmpty(location));
    Page page = reading.read(source).orElseThrow(PagePreviewResource::tooSlow);
    return PagePreview.of(source.url(), page);
  }

  private static HttpProblem tooSlow() {
    return Previewed.problem(422, "The page cannot be read")
        .withDetail(
            "Its reading took more than %d seconds and was stopped."
                .formatted(TimedReading.LIMIT.toSeconds()))
        .build();
  }

  private static String url(byte[] json) throws IOException {
    String url;
    try {
      JsonNode root = Json.mapper().readTree(json);
      url = root.path("url").asText("");
    } catch (JacksonException e) {
      throw Previewed.problem(Status.BAD_REQUEST.getStatusCode(), "The page cannot be asked for")
          .withDetail("It is not JSON: " + e.getOriginalMessage())
          .build();
    }
    if (url.isBlank()) {
      throw Previewed.problem(Status.BAD_REQUEST.getStatusCode(), "The page cannot be asked for")
          .withDetail("url is missing")
          .with("field", "url")
          .build();
    }
    return url;
  }

  private static String orEmpty(@Nullable String header) {
    return header == null ? "" : header;
  }
}
