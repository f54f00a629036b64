package io.wirewatch.ingest.adapter;

import io.wirewatch.configuration.Problem;
import io.wirewatch.ingest.feed.FeedStatus;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Shows the feeds. */
@Path("/feeds")
@Produces(MediaType.APPLICATION_JSON)
public class FeedsResource {
  private final FeedPolling polling;

  FeedsResource(FeedPolling polling) {
    this.polling = polling;
  }

  /**
   * The feeds.
   *
   * @param feeds those that are followed, and how they stand
   * @param problems what kept others out
   */
  public record Feeds(List<FeedStatus> feeds, List<Problem> problems) {}

  /** The feeds, how they stand, and what kept others out. */
  @GET
  public Feeds feeds() {
    return new Feeds(polling.status(), polling.problems());
  }
}
