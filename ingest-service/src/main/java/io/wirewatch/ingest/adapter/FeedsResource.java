package io.wirewatch.ingest.adapter;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wirewatch.configuration.Binding;
import io.wirewatch.configuration.HumanDuration;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.configuration.Problem;
import io.wirewatch.events.FeedHealth;
import io.wirewatch.events.FeedState;
import io.wirewatch.events.StoredFeed;
import io.wirewatch.ingest.feed.Feed;
import io.wirewatch.ingest.feed.FeedBook.Configured;
import io.wirewatch.ingest.poll.Rhythm;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows the feeds and how they fare, and changes them. */
@Path("/feeds")
@Produces(MediaType.APPLICATION_JSON)
public class FeedsResource {
  private final Binding binding = new Binding();
  private final FeedTopics topics;
  private final InstantSource clock;

  FeedsResource(FeedTopics topics, InstantSource clock) {
    this.topics = topics;
    this.clock = clock;
  }

  /**
   * A feed as it is shown.
   *
   * @param feed as it is written; its fields stand beside those that follow
   * @param from where it was written
   * @param health what can be known of the source through it
   * @param usualGap the usual time between two of its entries, such as {@code 40m}; absent when
   *     that is not known
   * @param lagSeconds how long ago it was last seen well; absent when it never was
   * @param state how it fares; absent before its first poll
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record View(
      @JsonAnyGetter Map<String, Object> feed,
      StoredFeed.From from,
      FeedHealth health,
      @Nullable String usualGap,
      @Nullable Long lagSeconds,
      @Nullable FeedState state) {}

  /**
   * The feeds.
   *
   * @param feeds those that are followed, by id
   * @param problems what kept others out
   */
  public record Feeds(List<View> feeds, List<Problem> problems) {}

  /** The feeds, how they fare, and what kept others out. */
  @GET
  public Feeds feeds() {
    Instant now = clock.instant();
    return new Feeds(
        topics.book().all().stream().map(each -> view(each, now)).toList(), topics.problems());
  }

  /** One feed. */
  @GET
  @Path("/{id}")
  public View feed(@PathParam("id") String id) {
    return view(configured(id), clock.instant());
  }

  /**
   * Follows a feed in all instances, in the place of one with its id, and polls it at once. It is
   * there for good: what {@code feeds.yaml} has of that id no longer counts.
   *
   * @param body the feed; its id may be left out
   */
  @PUT
  @Path("/{id}")
  @RunOnVirtualThread
  public Response put(@PathParam("id") String id, String body) throws InterruptedException {
    Feed feed = read(id, body);
    Status status = topics.book().get(id).isPresent() ? Status.OK : Status.CREATED;
    write(feed, StoredFeed.From.API);
    return Response.status(status).entity(feed(id)).build();
  }

  /** Follows a feed no more. One of {@code feeds.yaml} is there again at the next start. */
  @DELETE
  @Path("/{id}")
  @RunOnVirtualThread
  public void delete(@PathParam("id") String id) throws InterruptedException {
    configured(id);
    try {
      topics.remove(id);
    } catch (IllegalStateException e) {
      throw notWritten(e);
    }
  }

  /** Has a feed polled at once by the instance that polls it, even if it was retired. */
  @POST
  @Path("/{id}/poll")
  @RunOnVirtualThread
  public Response poll(@PathParam("id") String id) throws InterruptedException {
    Configured feed = configured(id);
    try {
      topics.pollAtOnce(feed);
    } catch (IllegalStateException e) {
      throw notWritten(e);
    }
    return Response.accepted(feed(id)).build();
  }

  private void write(Feed feed, StoredFeed.From from) throws InterruptedException {
    try {
      topics.put(List.of(feed), from);
    } catch (IllegalStateException e) {
      throw notWritten(e);
    }
  }

  private Configured configured(String id) {
    return topics
        .book()
        .get(id)
        .orElseThrow(
            () ->
                HttpProblem.builder()
                    .withTitle("There is no such feed")
                    .withStatus(Status.NOT_FOUND)
                    .withDetail("No feed has the id " + id + ".")
                    .build());
  }

  private Feed read(String id, String body) {
    try {
      JsonNode tree = binding.tree(body);
      if (tree instanceof ObjectNode object && !object.has("id")) {
        object.put("id", id);
      }
      Feed feed = binding.bind(tree, Feed.class);
      if (!feed.id().equals(id)) {
        throw new InvalidField("id", "must be " + id + ", as in the address, or be left out");
      }
      return feed;
    } catch (InvalidField e) {
      HttpProblem.Builder problem =
          HttpProblem.builder()
              .withTitle("The feed cannot be taken")
              .withStatus(Status.BAD_REQUEST)
              .withDetail((e.field().isEmpty() ? "The body " : "") + e.sentence().strip() + ".");
      throw (e.field().isEmpty() ? problem : problem.with("field", e.field())).build();
    }
  }

  private View view(Configured each, Instant now) {
    Optional<FeedState> state = topics.shown(each.feed().id());
    return new View(
        each.feed().written(),
        each.from(),
        state.map(FeedState::health).orElse(FeedHealth.UNPOLLED),
        state
            .flatMap(known -> Rhythm.usualGap(known.published()))
            .map(HumanDuration::write)
            .orElse(null),
        state
            .flatMap(known -> Optional.ofNullable(known.lastGoodPoll()))
            .map(seen -> Duration.between(seen, now).toSeconds())
            .orElse(null),
        state.orElse(null));
  }

  private static HttpProblem notWritten(IllegalStateException e) {
    return HttpProblem.builder()
        .withTitle("Kafka did not take the change")
        .withStatus(Status.SERVICE_UNAVAILABLE)
        .withDetail("It may or may not be stored; try again. " + e.getMessage())
        .build();
  }
}
