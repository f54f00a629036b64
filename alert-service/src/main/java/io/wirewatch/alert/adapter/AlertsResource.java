package io.wirewatch.alert.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureFailure;
import io.wirewatch.alert.board.AlertBoard;
import io.wirewatch.alert.board.HeldTransition;
import io.wirewatch.alert.feedback.FeedbackBoard;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.events.Json;
import io.wirewatch.kafka.TopicFollower;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Shows alerts. */
@Path("/alerts")
@Produces(MediaType.APPLICATION_JSON)
public class AlertsResource {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** How many stand ready, unpacked, for a client that has not taken them yet. */
  private static final int UNPACKED = 16;

  private static final ObjectWriter VIEWS = Json.mapper().writerFor(AlertView.class);

  private final AlertBoard board;
  private final FeedbackBoard feedback;
  private final RuleBook rules;
  private final LiveAlerts live;

  AlertsResource(
      AlertBoard board,
      FeedbackBoard feedback,
      RuleBook rules,
      TopicFollower<HeldTransition> follower) {
    this.live = new LiveAlerts(board, follower::caughtUp);
    this.board = board;
    this.feedback = feedback;
    this.rules = rules;
  }

  /**
   * The last transition of each alert, the latest first, with what was said of it.
   *
   * @param topic a topic's key or id: of rules that ask for it, or of groups by topic
   */
  @GET
  @APIResponse(
      responseCode = "200",
      description = "the alerts",
      content =
          @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = AlertView.class)))
  public StreamingOutput alerts(
      @QueryParam("rule") Optional<String> rule,
      @QueryParam("severity") Optional<String> severity,
      @QueryParam("topic") Optional<String> topic) {
    List<HeldTransition> wanted =
        board.current().stream()
            .filter(transition -> isWanted(transition, rule, severity, topic))
            .toList();
    return output -> write(wanted, output);
  }

  /** One after the other, since all of them as objects may be too many. */
  private void write(List<HeldTransition> transitions, OutputStream output) throws IOException {
    try (SequenceWriter all = VIEWS.writeValuesAsArray(output)) {
      for (HeldTransition transition : transitions) {
        Optional<AlertView> view = view(transition);
        if (view.isPresent()) {
          all.write(view.get());
        }
      }
    }
  }

  /** All transitions of one alert, in order, with what was said of it. */
  @GET
  @Path("/{id}")
  public List<AlertView> alert(@PathParam("id") String id) {
    List<HeldTransition> transitions = board.of(id);
    if (transitions.isEmpty()) {
      throw Refusals.noAlert(id);
    }
    return transitions.stream().flatMap(transition -> view(transition).stream()).toList();
  }

  private Optional<AlertView> view(HeldTransition transition) {
    return transition.alert().map(alert -> new AlertView(alert, feedback.of(alert.id())));
  }

  /**
   * Alerts as they come, as server-sent events whose id names the transition. With {@code
   * Last-Event-ID} it goes on after that one; with an id that is not held, from the first that is.
   * It begins once the alerts have been read, and ends when the client is too slow to keep up.
   */
  @GET
  @Path("/stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Multi<OutboundSseEvent> stream(
      @HeaderParam("Last-Event-ID") Optional<String> lastEventId,
      @QueryParam("rule") Optional<String> rule,
      @QueryParam("severity") Optional<String> severity,
      @QueryParam("topic") Optional<String> topic,
      @Context Sse sse) {
    Multi<OutboundSseEvent> alerts =
        live.after(lastEventId, transition -> isWanted(transition, rule, severity, topic))
            .map(transition -> event(sse, transition));
    Multi<OutboundSseEvent> heartbeats =
        Multi.createFrom()
            .ticks()
            .every(HEARTBEAT)
            .onOverflow()
            .drop()
            .map(tick -> sse.newEventBuilder().comment("still here").build());
    return Multi.createBy()
        .merging()
        .withRequests(UNPACKED)
        .streams(alerts, heartbeats)
        .onFailure(BackPressureFailure.class)
        .recoverWithCompletion();
  }

  private static OutboundSseEvent event(Sse sse, HeldTransition transition) {
    return sse.newEventBuilder()
        .id(transition.eventId())
        .name(transition.name())
        .data(new String(transition.json(), UTF_8))
        .build();
  }

  private boolean isWanted(
      HeldTransition alert,
      Optional<String> rule,
      Optional<String> severity,
      Optional<String> topic) {
    return rule.map(alert.rule().id()::equals).orElse(true)
        && severity.map(alert.rule().severity().name()::equalsIgnoreCase).orElse(true)
        && topic.map(wanted -> isOf(alert, wanted)).orElse(true);
  }

  private boolean isOf(HeldTransition alert, String topic) {
    return alert.group().equals(topic)
        || alert.group().startsWith(topic + ".")
        || rules.asksFor(alert.rule().id(), topic);
  }
}
