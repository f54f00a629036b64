package io.wirewatch.alert.adapter;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.wirewatch.alert.board.AlertBoard;
import io.wirewatch.alert.board.HeldTransition;
import io.wirewatch.alert.feedback.FeedbackBoard;
import io.wirewatch.configuration.Binding;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.events.Feedback;
import io.wirewatch.events.Topics;
import io.wirewatch.kafka.CloudEvents;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jspecify.annotations.Nullable;

/** Takes down what people say of alerts; the answer comes once Kafka has it. */
@Path("/alerts/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class FeedbackResource {
  private static final int LONGEST_WHY = 2_000;
  private static final int LONGEST_NAME = 200;

  private final Binding binding = new Binding();
  private final AlertBoard alerts;
  private final FeedbackBoard feedback;
  private final MutinyEmitter<ProducerRecord<String, byte[]>> kafka;
  private final InstantSource clock;

  FeedbackResource(
      AlertBoard alerts,
      FeedbackBoard feedback,
      @Channel("feedback") MutinyEmitter<ProducerRecord<String, byte[]>> kafka,
      InstantSource clock) {
    this.alerts = alerts;
    this.feedback = feedback;
    this.kafka = kafka;
    this.clock = clock;
  }

  /**
   * What somebody says of an alert.
   *
   * @param verdict {@code useful} or {@code noise}
   * @param why in their own words, at most 2,000 characters
   * @param by who says it, at most 200 characters
   */
  public record Word(@Nullable String verdict, @Nullable String why, @Nullable String by) {}

  /** Somebody has seen the alert. Answers with all that was said of it. */
  @POST
  @Path("/ack")
  public Uni<List<Feedback>> acknowledge(@PathParam("id") String id, String body) {
    Word word = body.isBlank() ? new Word(null, null, null) : word(body);
    return note(id, Feedback.Said.ACKNOWLEDGED, word);
  }

  /** Somebody says whether it was good to be told. Answers with all that was said of the alert. */
  @POST
  @Path("/feedback")
  public Uni<List<Feedback>> judge(@PathParam("id") String id, String body) {
    Word word = word(body);
    return note(id, said(word.verdict()), word);
  }

  private Word word(String body) {
    try {
      return binding.read(body, Word.class);
    } catch (InvalidField e) {
      throw Refusals.badField(e);
    }
  }

  private static Feedback.Said said(@Nullable String verdict) {
    return switch (verdict) {
      case "useful" -> Feedback.Said.USEFUL;
      case "noise" -> Feedback.Said.NOISE;
      case null -> throw Refusals.badField("verdict", "is missing; it is useful or noise");
      default -> throw Refusals.badField("verdict", "must be useful or noise");
    };
  }

  private Uni<List<Feedback>> note(String id, Feedback.Said said, Word word) {
    HeldTransition alert = alerts.last(id).orElseThrow(() -> Refusals.noAlert(id));
    Feedback noted =
        new Feedback(
            id,
            alert.rule().id(),
            said,
            atMost("why", word.why(), LONGEST_WHY),
            atMost("by", word.by(), LONGEST_NAME),
            clock.instant());
    return kafka
        .send(CloudEvents.record(Topics.FEEDBACK, noted))
        .onFailure()
        .transform(failure -> Refusals.notNow("Kafka did not take it: " + failure.getMessage()))
        .map(
            acknowledged -> {
              feedback.put(noted); // also told by the topic, but not before this is answered
              return feedback.of(id);
            });
  }

  private static String atMost(String field, @Nullable String text, int length) {
    String stripped = Optional.ofNullable(text).orElse("").strip();
    if (stripped.length() > length) {
      throw Refusals.badField(field, "must be at most " + length + " characters");
    }
    return stripped;
  }
}
