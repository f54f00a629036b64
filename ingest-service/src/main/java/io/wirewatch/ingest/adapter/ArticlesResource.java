package io.wirewatch.ingest.adapter;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wirewatch.events.Article;
import io.wirewatch.events.JsonLines;
import io.wirewatch.events.TimeBasis;
import io.wirewatch.ingest.article.Draft.Outcome;
import io.wirewatch.ingest.push.PushedArticle;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;

/** Takes articles that are pushed. */
@Path("/articles")
public class ArticlesResource {
  private final Publisher publisher;
  private final IngestSettings.Push settings;
  private final InstantSource clock;

  ArticlesResource(Publisher publisher, IngestSettings settings, InstantSource clock) {
    this.publisher = publisher;
    this.settings = settings.push();
    this.clock = clock;
  }

  /**
   * The answer to one article.
   *
   * @param id its id
   * @param warnings what was not taken as it was said
   */
  public record Taken(String id, List<Warning> warnings) {}

  /**
   * Something that was not taken as it was said.
   *
   * @param field the field
   * @param reason why
   */
  public record Warning(String field, String reason) {}

  /** One article. The answer waits until Kafka has it. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  public Response push(InputStream body) throws IOException {
    byte[] json = body.readNBytes(settings.maxArticleBytes() + 1);
    if (json.length > settings.maxArticleBytes()) {
      throw tooLarge();
    }
    return switch (PushedArticle.read(json, clock.instant())) {
      case Outcome.Rejected(String field, String reason) -> throw invalid(field, reason);
      case Outcome.Accepted(Article article) -> {
        try {
          publisher.publish(article).await().indefinitely();
        } catch (RuntimeException e) {
          throw notAcknowledged(e);
        }
        yield Response.accepted(new Taken(article.id(), warnings(article))).build();
      }
    };
  }

  /** Many articles, one a line, of any number. */
  @POST
  @Consumes("application/x-ndjson")
  @RunOnVirtualThread
  public PushSummary pushMany(InputStream body) throws IOException {
    try (LinePush push = new LinePush(publisher, clock, settings)) {
      return push.take(new JsonLines(body, settings.maxArticleBytes()));
    }
  }

  private static List<Warning> warnings(Article article) {
    return article.publishedAtBasis() == TimeBasis.FUTURE
        ? List.of(
            new Warning(
                "publishedAt", "lies in the future; the time of receipt stands in its place"))
        : List.of();
  }

  private HttpProblem tooLarge() {
    return HttpProblem.builder()
        .withTitle("The article is too large")
        .withStatus(Response.Status.REQUEST_ENTITY_TOO_LARGE)
        .withDetail("An article may have %d bytes of JSON.".formatted(settings.maxArticleBytes()))
        .build();
  }

  private static HttpProblem invalid(String field, String reason) {
    HttpProblem.Builder problem =
        HttpProblem.builder()
            .withTitle("The article cannot be taken")
            .withStatus(Response.Status.BAD_REQUEST)
            .withDetail(field.isEmpty() ? "It " + reason : field + " " + reason);
    return (field.isEmpty() ? problem : problem.with("field", field)).build();
  }

  private static HttpProblem notAcknowledged(RuntimeException e) {
    return HttpProblem.builder()
        .withTitle("Kafka did not acknowledge the article")
        .withStatus(Response.Status.SERVICE_UNAVAILABLE)
        .withDetail("It may or may not be stored; push it again. " + e.getMessage())
        .build();
  }
}
