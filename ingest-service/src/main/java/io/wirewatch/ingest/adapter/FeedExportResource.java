package io.wirewatch.ingest.adapter;

import io.wirewatch.ingest.feed.FeedBook.Configured;
import io.wirewatch.ingest.opml.OpmlWriter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.InstantSource;

/** Gives the feeds as a list that feed readers read. */
@Path("/feeds/export")
public class FeedExportResource {
  private final FeedTopics topics;
  private final InstantSource clock;

  FeedExportResource(FeedTopics topics, InstantSource clock) {
    this.topics = topics;
    this.clock = clock;
  }

  /** All feeds, as OPML 2.0. */
  @GET
  @Produces("text/x-opml;charset=UTF-8")
  public String write() {
    return OpmlWriter.write(
        topics.book().all().stream().map(Configured::feed).toList(), clock.instant());
  }
}
