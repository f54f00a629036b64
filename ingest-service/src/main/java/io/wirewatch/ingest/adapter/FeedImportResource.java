package io.wirewatch.ingest.adapter;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wirewatch.events.StoredFeed;
import io.wirewatch.ingest.feed.Feed;
import io.wirewatch.ingest.feed.FeedBook.Configured;
import io.wirewatch.ingest.opml.OpmlImport;
import io.wirewatch.ingest.opml.OpmlImport.Duplicate;
import io.wirewatch.ingest.opml.OpmlReader;
import io.wirewatch.ingest.opml.OpmlReading.Flaw;
import io.wirewatch.ingest.opml.OpmlReading.Listed;
import io.wirewatch.ingest.opml.OpmlReading.NotOpml;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes in the feeds of a list: OPML, as feed readers export it. */
@Path("/feeds/import")
@Produces(MediaType.APPLICATION_JSON)
public class FeedImportResource {
  private static final int LONGEST = 8 << 20;

  private final FeedTopics topics;

  FeedImportResource(FeedTopics topics) {
    this.topics = topics;
  }

  /**
   * What became of a list.
   *
   * @param accepted how many feeds are followed from now on
   * @param feeds these
   * @param duplicates those that were followed already, or stand in the list twice
   * @param rejected lines that give no feed, and why
   */
  public record Imported(
      int accepted, List<Line> feeds, List<Duplicate> duplicates, List<Flaw> rejected) {
    /** Copies the lists. */
    public Imported {
      feeds = List.copyOf(feeds);
      duplicates = List.copyOf(duplicates);
      rejected = List.copyOf(rejected);
    }
  }

  /**
   * A feed that is followed from now on.
   *
   * @param line where it stands in the list, from 1 on
   * @param id the id that it was given
   * @param url its address
   * @param title what it is called
   * @param categories what it stands under in the list
   */
  public record Line(int line, String id, String url, String title, List<String> categories) {
    /** Copies the list. */
    public Line {
      categories = List.copyOf(categories);
    }
  }

  /**
   * Follows the feeds of a list that are not followed yet. One that is amiss keeps no other out.
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @RunOnVirtualThread
  public Imported take(
      InputStream body, @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type)
      throws IOException, InterruptedException {
    byte[] bytes = body.readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      throw problem(Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode(), "The list is too large")
          .withDetail("A list may have %d bytes.".formatted(LONGEST))
          .build();
    }
    return switch (OpmlReader.read(bytes, Optional.ofNullable(type).orElse(""))) {
      case NotOpml(var detail) ->
          throw problem(422, "This is no OPML").withDetail("In the body, " + detail + ".").build();
      case Listed listed -> follow(listed);
    };
  }

  private Imported follow(Listed listed) throws InterruptedException {
    List<Feed> followed = topics.book().all().stream().map(Configured::feed).toList();
    OpmlImport plan = OpmlImport.of(listed.subscriptions(), followed);
    try {
      topics.put(
          plan.accepted().stream().map(OpmlImport.Accepted::feed).toList(), StoredFeed.From.OPML);
    } catch (IllegalStateException e) {
      throw problem(Status.SERVICE_UNAVAILABLE.getStatusCode(), "Kafka did not take the feeds")
          .withDetail("Some may be stored; the list can be sent again. " + e.getMessage())
          .build();
    }
    List<Line> lines =
        plan.accepted().stream()
            .map(
                each ->
                    new Line(
                        each.line(),
                        each.feed().id(),
                        each.feed().url().toString(),
                        each.feed().title(),
                        each.feed().categories()))
            .toList();
    List<Flaw> flaws = Stream.concat(listed.flaws().stream(), plan.flaws().stream()).toList();
    return new Imported(lines.size(), lines, plan.duplicates(), flaws);
  }

  private static HttpProblem.Builder problem(int status, String title) {
    return HttpProblem.builder().withTitle(title).withStatus(status);
  }
}
