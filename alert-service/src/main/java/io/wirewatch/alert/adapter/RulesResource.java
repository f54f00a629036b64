package io.wirewatch.alert.adapter;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wirewatch.alert.feedback.FeedbackBoard;
import io.wirewatch.alert.feedback.FeedbackSums;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.alert.rule.RuleDefinition;
import io.wirewatch.alert.rule.RuleSchema;
import io.wirewatch.configuration.Binding;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.configuration.Problem;
import io.wirewatch.events.StoredRule;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Shows the rules, and changes them. */
@Path("/rules")
@Produces(MediaType.APPLICATION_JSON)
public class RulesResource {
  private static final int TURNS = 64;

  private final Binding binding = new Binding();

  /** A rule's is found by its id's hash, so that few rules wait for others. */
  private final List<ReentrantLock> turns =
      Stream.generate(ReentrantLock::new).limit(TURNS).toList();

  private final RuleBook rules;
  private final RulesTopic topic;
  private final Receivers receivers;
  private final FeedbackBoard feedback;
  private final AlertMeters meters;

  RulesResource(
      RuleBook rules,
      RulesTopic topic,
      Receivers receivers,
      FeedbackBoard feedback,
      AlertMeters meters) {
    this.receivers = receivers;
    this.meters = meters;
    this.rules = rules;
    this.topic = topic;
    this.feedback = feedback;
  }

  /**
   * A rule as it is shown.
   *
   * @param rule as it is written; its fields stand beside those that follow
   * @param version changes with what it asks
   * @param from where it was written
   * @param capped whether a group of it had more articles than are counted, since the start
   * @param feedback what was said of its alerts
   */
  public record View(
      @JsonUnwrapped RuleDefinition rule,
      String version,
      StoredRule.From from,
      boolean capped,
      FeedbackSums feedback) {}

  /**
   * The rules.
   *
   * @param rules those in force
   * @param problems what kept others from being in force, and whom rules cannot tell
   */
  public record Rules(List<View> rules, List<Problem> problems) {}

  /** The rules in force, and what is wrong with them and others. */
  @GET
  public Rules rules() {
    return new Rules(
        rules.rules().stream().map(this::view).toList(),
        Stream.of(rules.problems(), topic.problems(), receivers.missingIn(ofApi()))
            .flatMap(List::stream)
            .toList());
  }

  private List<Rule> ofApi() {
    return rules.rules().stream()
        .filter(rule -> rules.from(rule.id()).equals(Optional.of(StoredRule.From.API)))
        .toList();
  }

  /** The JSON Schema of rules, in {@code rules.yaml} and here. */
  @GET
  @Path("/schema")
  @Produces("application/schema+json")
  public String schema() {
    return RuleSchema.text();
  }

  /** One rule. */
  @GET
  @Path("/{id}")
  public Response rule(@PathParam("id") String id) {
    return answer(Response.Status.OK, rules.rule(id).orElseThrow(() -> Refusals.noRule(id)));
  }

  /**
   * Puts a rule in force in all instances, in the place of one with its id. It is there for good:
   * what {@code rules.yaml} has of that id no longer counts.
   *
   * @param expected when given, the change is made only to the rule with this {@code ETag}. Of two
   *     changes to the same one that come to this instance at once, one is made; of two that come
   *     to different instances both may be, and the later stands
   * @param body the rule; its id may be left out
   */
  @PUT
  @Path("/{id}")
  @RunOnVirtualThread
  public Response put(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) Optional<String> expected,
      String body) {
    Rule rule = read(id, body);
    return inTurn(
        id,
        () -> {
          boolean isNew = rules.rule(id).isEmpty();
          checkIsStill(id, expected);
          topic.put(rule);
          return answer(isNew ? Response.Status.CREATED : Response.Status.OK, rule);
        });
  }

  /**
   * Takes a rule out of force in all instances; its alerts are closed.
   *
   * @param expected as when it is put
   */
  @DELETE
  @Path("/{id}")
  @APIResponse(responseCode = "204", description = "it is no longer in force")
  @RunOnVirtualThread
  public Response delete(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) Optional<String> expected) {
    return inTurn(
        id,
        () -> {
          if (rules.rule(id).isEmpty()) {
            throw Refusals.noRule(id);
          }
          checkIsStill(id, expected);
          topic.remove(id);
          return Response.noContent().build();
        });
  }

  /** Makes a change while nobody makes another to the same rule here. */
  private Response inTurn(String id, Supplier<Response> change) {
    ReentrantLock turn = turns.get(Math.floorMod(id.hashCode(), TURNS));
    turn.lock();
    try {
      return change.get();
    } catch (IllegalStateException e) {
      throw Refusals.notNow(e.getMessage() + ".");
    } finally {
      turn.unlock();
    }
  }

  private Rule read(String id, String body) {
    try {
      JsonNode tree = binding.tree(body);
      if (tree instanceof ObjectNode object && !object.has("id")) {
        object.put("id", id);
      }
      Rule rule = binding.bind(tree, Rule.class);
      if (!rule.id().equals(id)) {
        throw new InvalidField("id", "must be " + id + ", as in the address, or be left out");
      }
      rules.check(rule);
      receivers.check(rule);
      return rule;
    } catch (InvalidField e) {
      throw Refusals.badField(e);
    }
  }

  private void checkIsStill(String id, Optional<String> expected) {
    boolean isStill =
        expected
            .map(
                tag ->
                    tag.equals("*")
                        ? rules.rule(id).isPresent()
                        : rules.revision(id).map(RulesResource::tag).equals(Optional.of(tag)))
            .orElse(true);
    if (!isStill) {
      throw Refusals.changedMeanwhile(id);
    }
  }

  private Response answer(Response.Status status, Rule rule) {
    return Response.status(status)
        .header(HttpHeaders.ETAG, rules.revision(rule.id()).map(RulesResource::tag).orElse(null))
        .entity(view(rule))
        .build();
  }

  private static String tag(long revision) {
    return "\"" + revision + "\"";
  }

  private View view(Rule rule) {
    return new View(
        rule.definition(),
        rule.version(),
        rules.from(rule.id()).orElse(StoredRule.From.API),
        meters.cappedRules().contains(rule.id()),
        feedback.sums(rule.id()));
  }
}
