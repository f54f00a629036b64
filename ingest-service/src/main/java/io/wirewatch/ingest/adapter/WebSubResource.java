package io.wirewatch.ingest.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wirewatch.events.FeedState.WebSub;
import io.wirewatch.ingest.feed.FeedBook.Configured;
import io.wirewatch.ingest.websub.Delivery;
import io.wirewatch.ingest.websub.Intent;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where hubs verify subscriptions and deliver (https://www.w3.org/TR/websub/), to whichever
 * instance. One that does not poll the feed itself knows its subscription all the same: it confirms
 * it, and of a delivery it has the feed polled at once by the one that does. Only there it is kept
 * that the hub has confirmed and delivered, so that until then the feed is polled as any other.
 */
@Path("/websub/{feed}/{token}")
public class WebSubResource {
  private static final Logger LOG = Logger.getLogger(WebSubResource.class);
  private static final int LONGEST = 8 << 20;

  private final FeedPolling polling;
  private final FeedTopics topics;
  private final InstantSource clock;
  private final MeterRegistry meters;

  WebSubResource(
      FeedPolling polling, FeedTopics topics, InstantSource clock, MeterRegistry meters) {
    this.polling = polling;
    this.topics = topics;
    this.clock = clock;
    this.meters = meters;
  }

  /** A hub asks whether we mean it, or refuses. */
  @GET
  @Produces(MediaType.TEXT_PLAIN)
  @RunOnVirtualThread
  public Response verify(
      @PathParam("feed") String feed, @PathParam("token") String token, @Context UriInfo called)
      throws InterruptedException {
    Map<String, String> query = new HashMap<>();
    called.getQueryParameters().forEach((name, values) -> query.put(name, values.getFirst()));
    AtomicReference<Intent> intent = new AtomicReference<>(new Intent.Unknown());
    boolean here =
        polling.change(
            feed,
            (_, before, _) -> {
              WebSub stands = before.webSub();
              if (stands != null) {
                intent.set(Intent.of(stands, token, query, clock.instant()));
              }
              return switch (Objects.requireNonNull(intent.get())) {
                case Intent.Confirmed(var _, var confirmed) -> before.subscribed(confirmed);
                case Intent.Denied(var _, var denied) -> before.subscribed(denied);
                case Intent.Unknown() -> before;
              };
            });
    if (!here) {
      topics
          .subscription(feed)
          .ifPresent(stands -> intent.set(Intent.of(stands, token, query, clock.instant())));
    }
    return switch (Objects.requireNonNull(intent.get())) {
      case Intent.Confirmed(String challenge, var _) -> {
        LOG.infof("a hub tells of feed %s from now on", feed);
        yield Response.ok(challenge).build();
      }
      case Intent.Denied(String reason, var _) -> {
        LOG.warnf("the hub does not tell of feed %s, which is polled: %s", feed, reason);
        yield Response.ok().build();
      }
      case Intent.Unknown() -> none(feed, here);
    };
  }

  /**
   * A hub delivers. What is not signed with our secret is ignored, and answered as if it were
   * taken.
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @RunOnVirtualThread
  public Response deliver(
      @PathParam("feed") String feed,
      @PathParam("token") String token,
      @HeaderParam("X-Hub-Signature") @Nullable String signature,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
      InputStream body)
      throws IOException, InterruptedException {
    byte[] bytes = body.readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      return Response.status(Status.REQUEST_ENTITY_TOO_LARGE).build();
    }
    AtomicReference<Delivery> delivery = new AtomicReference<>(Delivery.UNKNOWN);
    boolean here;
    try {
      here =
          polling.change(
              feed,
              (configured, before, visit) -> {
                WebSub stands = before.webSub();
                if (stands != null) {
                  delivery.set(
                      Delivery.of(stands, token, Optional.ofNullable(signature).orElse(""), bytes));
                }
                return stands != null && delivery.get() == Delivery.TAKEN
                    ? visit.delivered(
                        configured, before, stands, bytes, Optional.ofNullable(type).orElse(""))
                    : before;
              });
      if (!here) {
        delivery.set(handedOn(feed, token, Optional.ofNullable(signature).orElse(""), bytes));
      }
    } catch (IllegalStateException e) {
      LOG.errorf(e, "what a hub delivered of feed %s was not taken in", feed);
      return later();
    }
    Delivery became = Objects.requireNonNull(delivery.get());
    String outcome = became.name().toLowerCase(Locale.ROOT);
    meters.counter("wirewatch.websub.deliveries", "outcome", outcome).increment();
    return became == Delivery.UNKNOWN ? none(feed, here) : Response.accepted().build();
  }

  /**
   * Has a feed polled at once by the instance that polls it, when the delivery is the hub's.
   *
   * @throws IllegalStateException when Kafka does not take that
   */
  private Delivery handedOn(String feed, String token, String signature, byte[] body)
      throws InterruptedException {
    Optional<Configured> configured = topics.book().get(feed);
    Optional<WebSub> stands = topics.subscription(feed);
    if (configured.isEmpty() || stands.isEmpty()) {
      return Delivery.UNKNOWN;
    }
    Delivery delivery = Delivery.of(stands.get(), token, signature, body);
    if (delivery == Delivery.TAKEN) {
      topics.pollAtOnce(configured.get());
    }
    return delivery;
  }

  /**
   * Not ours; 410 ends the hub's deliveries, and 503 is for an instance that may only not know the
   * subscription yet.
   */
  private Response none(String feed, boolean here) {
    if (topics.book().get(feed).isEmpty()) {
      return Response.status(Status.GONE).build();
    }
    return here ? Response.status(Status.NOT_FOUND).build() : later();
  }

  private static Response later() {
    return Response.status(Status.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, 10).build();
  }
}
