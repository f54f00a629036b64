package io.wirewatch.ingest.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wirewatch.events.Json;
import io.wirewatch.guard.GuardedHttpClient;
import io.wirewatch.guard.Outcome.Answer;
import io.wirewatch.guard.Request;
import io.wirewatch.ingest.feed.FeedParser;
import io.wirewatch.ingest.feed.FeedParser.Source;
import io.wirewatch.ingest.feed.Reading.NotAFeed;
import io.wirewatch.ingest.feed.Reading.ParsedFeed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Shows what would be ingested of a feed, without keeping anything. */
@Path("/feeds/preview")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class FeedPreviewResource {
  private static final Previewed FEED = new Previewed("feed");

  private final IngestSettings.Feeds settings;
  private final GuardedHttpClient http;

  FeedPreviewResource(IngestSettings settings, GuardedHttpClient http) {
    this.settings = settings.feeds();
    this.http = http;
  }

  /**
   * A feed as it would be ingested: {@code {"url": …}}, or its bytes with the {@code Content-Type}
   * that they came with. {@code Content-Location} then says from where, which relative links need,
   * and {@code Content-Language} in which language.
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @RunOnVirtualThread
  @APIResponseSchema(FeedPreview.class)
  public Response preview(
      InputStream body,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
      @HeaderParam(HttpHeaders.CONTENT_LANGUAGE) @Nullable String language,
      @HeaderParam(HttpHeaders.CONTENT_LOCATION) @Nullable String location)
      throws IOException {
    byte[] bytes = body.readNBytes(settings.maxPreviewBytes() + 1);
    if (bytes.length > settings.maxPreviewBytes()) {
      throw FEED.tooLarge(settings.maxPreviewBytes());
    }
    Optional<String> url = isJson(type) ? url(bytes) : Optional.empty();
    return url.isPresent()
        ? read(fetched(url.get()))
        : read(new Source(bytes, orEmpty(type), orEmpty(language), orEmpty(location)));
  }

  private static Response read(Source source) {
    return switch (FeedParser.parse(source)) {
      case ParsedFeed feed -> {
        StreamingOutput preview = out -> FeedPreview.write(feed, out);
        yield Response.ok(preview, MediaType.APPLICATION_JSON_TYPE).build();
      }
      case NotAFeed(var found, var detail) ->
          throw Previewed.problem(422, "This is no feed")
              .withDetail(detail.isEmpty() ? "There is nothing." : "It begins: " + detail)
              .with("found", found)
              .build();
    };
  }

  private Source fetched(String url) {
    Answer answer = FEED.answer(http.fetch(Request.of(FEED.uri(url))));
    return new Source(
        answer.body(),
        answer.header(HttpHeaders.CONTENT_TYPE).orElse(""),
        answer.header(HttpHeaders.CONTENT_LANGUAGE).orElse(""),
        answer.finalUri().toString());
  }

  private static boolean isJson(@Nullable String type) {
    return type != null && type.strip().regionMatches(true, 0, "application/json", 0, 16);
  }

  /** The address that was given; empty when it is the bytes of a JSON Feed. */
  private static Optional<String> url(byte[] json) throws IOException {
    if (json.length > 16_384) {
      return Optional.empty();
    }
    JsonNode root;
    try {
      root = Json.mapper().readTree(json);
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      return Optional.empty(); // as lenient as any feed is read
    }
    boolean request = root.path("url").isTextual() && !root.has("items") && !root.has("version");
    return request ? Optional.of(root.path("url").asText()) : Optional.empty();
  }

  private static String orEmpty(@Nullable String header) {
    return header == null ? "" : header;
  }
}
