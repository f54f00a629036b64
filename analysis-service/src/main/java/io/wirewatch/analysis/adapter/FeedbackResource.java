package io.wirewatch.analysis.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wirewatch.analysis.live.LivePack;
import io.wirewatch.analysis.topic.Feedback;
import io.wirewatch.analysis.topic.Feedback.Given;
import io.wirewatch.analysis.topic.Feedback.Outcome;
import io.wirewatch.analysis.topic.Feedback.Verdict;
import io.wirewatch.analysis.topic.TopicDefinition;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.events.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Takes users' verdicts on sentences in which a topic was found. */
@Path("/topics/{id}/feedback")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class FeedbackResource {
  private static final Logger LOG = Logger.getLogger(FeedbackResource.class);
  private static final int MAX_BYTES = 16_384;

  private final LivePack topics;
  private final Feedback feedback;
  private final InstantSource clock;

  FeedbackResource(LivePack topics, Feedback feedback, InstantSource clock) {
    this.topics = topics;
    this.feedback = feedback;
    this.clock = clock;
  }

  /**
   * The answer.
   *
   * @param topic the topic's id
   * @param sentence as it is kept
   * @param verdict the verdict
   * @param added false when this was known
   * @param useful how many sentences users found useful
   * @param noise how many they found to be noise
   */
  public record Taken(
      String topic, String sentence, Verdict verdict, boolean added, int useful, int noise) {}

  /** Keeps a verdict; it is an example of the topic from the next reload. */
  @POST
  @RunOnVirtualThread
  public Taken give(@PathParam("id") String id, InputStream body) throws IOException {
    TopicDefinition topic =
        topics.get().definitions().stream()
            .filter(known -> known.id().equals(id))
            .findFirst()
            .orElseThrow(() -> refused(Status.NOT_FOUND, "id", "There is no topic " + id));
    Given given = read(body.readNBytes(MAX_BYTES + 1));
    Outcome outcome;
    try {
      outcome = feedback.give(topic, given);
    } catch (IOException e) {
      LOG.errorf("feedback could not be kept: topic=%s reason=%s", id, e);
      throw refused(
          Status.SERVICE_UNAVAILABLE,
          "sentence",
          "The configuration folder cannot be written: " + e.getMessage());
    }
    boolean added =
        switch (outcome) {
          case Outcome.Added() -> true;
          case Outcome.Known() -> false;
          case Outcome.Refused(String reason) ->
              throw refused(Status.CONFLICT, "verdict", "verdict " + reason);
        };
    Feedback.Verdicts now = feedback.of(id);
    return new Taken(
        id,
        given.sentence(),
        given.verdict(),
        added,
        now.count(Verdict.USEFUL),
        now.count(Verdict.NOISE));
  }

  private Given read(byte[] json) {
    if (json.length > MAX_BYTES) {
      throw refused(
          Status.REQUEST_ENTITY_TOO_LARGE, "sentence", "At most %d bytes.".formatted(MAX_BYTES));
    }
    try {
      JsonNode node = Json.mapper().readTree(json);
      return new Given(node.path("sentence").asText(), verdict(node), clock.instant());
    } catch (InvalidField e) {
      throw refused(Status.BAD_REQUEST, e.field(), e.sentence());
    } catch (IOException e) {
      throw refused(Status.BAD_REQUEST, "JSON", "JSON cannot be read: " + e.getMessage());
    }
  }

  private static Verdict verdict(JsonNode node) {
    return switch (node.path("verdict").asText()) {
      case "useful" -> Verdict.USEFUL;
      case "noise" -> Verdict.NOISE;
      default -> throw new InvalidField("verdict", "is useful or noise");
    };
  }

  private static HttpProblem refused(Status status, String field, String detail) {
    return HttpProblem.builder()
        .withTitle("The feedback is not taken")
        .withStatus(status)
        .withDetail(detail)
        .with("field", field)
        .build();
  }
}
