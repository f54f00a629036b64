package io.wirewatch.analysis.adapter;

import io.wirewatch.analysis.topic.TopicDefinition;
import io.wirewatch.analysis.topic.TopicPack;
import io.wirewatch.configuration.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Says which topics are in force. */
@Path("/topics")
@Produces(MediaType.APPLICATION_JSON)
public class TopicsResource {
  private final TopicPack topics;

  TopicsResource(TopicPack topics) {
    this.topics = topics;
  }

  /**
   * The topics.
   *
   * @param pack changes with any change of a definition in force
   * @param topics those in force
   * @param problems what kept others from being in force
   */
  public record Pack(String pack, List<TopicDefinition> topics, List<Problem> problems) {}

  /** The topics in force, and what kept others out. */
  @GET
  public Pack get() {
    return new Pack(topics.version(), topics.definitions(), topics.problems());
  }
}
