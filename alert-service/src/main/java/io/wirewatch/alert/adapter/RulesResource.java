package io.wirewatch.alert.adapter;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.wirewatch.alert.feedback.FeedbackBoard;
import io.wirewatch.alert.feedback.FeedbackSums;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.configuration.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Shows the rules. */
@Path("/rules")
@Produces(MediaType.APPLICATION_JSON)
public class RulesResource {
  private final RuleBook rules;
  private final FeedbackBoard feedback;

  RulesResource(RuleBook rules, FeedbackBoard feedback) {
    this.rules = rules;
    this.feedback = feedback;
  }

  /**
   * A rule as it is shown.
   *
   * @param rule the rule; its fields stand beside those that follow
   * @param version changes with what it asks
   * @param feedback what was said of its alerts
   */
  public record View(@JsonUnwrapped Rule rule, String version, FeedbackSums feedback) {}

  /**
   * The rules.
   *
   * @param rules those in force
   * @param problems what kept others from being in force
   */
  public record Rules(List<View> rules, List<Problem> problems) {}

  /** The rules in force, and what kept others out. */
  @GET
  public Rules rules() {
    return new Rules(rules.rules().stream().map(this::view).toList(), rules.problems());
  }

  /** One rule. */
  @GET
  @Path("/{id}")
  public View rule(@PathParam("id") String id) {
    return rules.rule(id).map(this::view).orElseThrow(() -> Refusals.noRule(id));
  }

  private View view(Rule rule) {
    return new View(rule, rule.version(), feedback.sums(rule.id()));
  }
}
