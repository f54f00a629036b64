package io.wirewatch.analysis.adapter;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wirewatch.analysis.adapter.Analyzed.Outcome;
import io.wirewatch.events.Json;
import io.wirewatch.events.JsonLines;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;

/** Says what is in a text, without Kafka. */
@Path("/analyze")
public class AnalyzeResource {
  private final Analyzer analyzer;
  private final int maxBytes;

  AnalyzeResource(Analyzer analyzer, AnalysisSettings settings) {
    this.analyzer = analyzer;
    this.maxBytes = settings.analyze().maxArticleBytes();
  }

  /** What is in one article. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  public Analyzed analyze(InputStream body) throws IOException {
    byte[] json = body.readNBytes(maxBytes + 1);
    if (json.length > maxBytes) {
      throw HttpProblem.builder()
          .withTitle("The article is too large")
          .withStatus(Response.Status.REQUEST_ENTITY_TOO_LARGE)
          .withDetail("An article may have %d bytes of JSON.".formatted(maxBytes))
          .build();
    }
    return switch (analyzer.analyze(json)) {
      case Outcome.Done(Analyzed analyzed) -> analyzed;
      case Outcome.Rejected(String field, String reason) ->
          throw HttpProblem.builder()
              .withTitle("The article cannot be analysed")
              .withStatus(Response.Status.BAD_REQUEST)
              .withDetail(field + " " + reason)
              .with("field", field)
              .build();
    };
  }

  /** What is in many articles, a line of answer for each line. */
  @POST
  @Consumes("application/x-ndjson")
  @Produces("application/x-ndjson")
  @RunOnVirtualThread
  public StreamingOutput analyzeMany(InputStream body) {
    return out -> {
      JsonLines lines = new JsonLines(body, maxBytes);
      while (lines.next()) {
        Outcome outcome =
            lines.tooLong()
                ? new Outcome.Rejected("body", "makes the line longer than " + maxBytes + " bytes")
                : analyzer.analyze(lines.bytes());
        out.write(
            switch (outcome) {
              case Outcome.Done(Analyzed analyzed) -> Json.write(analyzed);
              case Outcome.Rejected(String field, String reason) ->
                  Json.write(new Failed(lines.number(), field, field + " " + reason));
            });
        out.write('\n');
      }
    };
  }

  /**
   * The answer to a line that cannot be analysed.
   *
   * @param line counted from 1
   * @param field the field at fault
   * @param reason why
   */
  public record Failed(int line, String field, String reason) {}
}
