package io.wirewatch.ingest.adapter;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wirewatch.guard.GuardedHttpClient;
import io.wirewatch.ingest.discovery.Discovery;
import io.wirewatch.ingest.discovery.Discovery.Result;
import io.wirewatch.ingest.poll.HostQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Finds the feeds of a site, without keeping anything. */
@Path("/feeds/discover")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class FeedDiscoveryResource {
  private static final Previewed PAGE = new Previewed("page");

  private final Discovery discovery;

  FeedDiscoveryResource(GuardedHttpClient http, HostQueue hosts, InstantSource clock) {
    this.discovery = new Discovery(http, hosts, clock);
  }

  /**
   * Where to look.
   *
   * @param url the address of any page of the site, or of a feed
   */
  public record Where(@Nullable String url) {}

  /** The feeds that a page leads to, each fetched and read; a feed leads to itself. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  public Result.Searched discover(@Nullable Where where) throws InterruptedException {
    if (where == null || where.url() == null || where.url().isBlank()) {
      throw HttpProblem.builder()
          .withTitle("The address is missing")
          .withStatus(Status.BAD_REQUEST)
          .withDetail("url must be the address of a page.")
          .with("field", "url")
          .build();
    }
    return switch (discovery.search(PAGE.uri(where.url()))) {
      case Result.Searched searched -> searched;
      case Result.Unread(var outcome) -> {
        PAGE.answer(outcome); // which says why there is none
        throw new IllegalStateException("a page that was read counts as unread");
      }
    };
  }
}
