package io.wirewatch.alert.adapter;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.configuration.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.List;

/** Shows the rules. */
@Path("/rules")
@Produces(MediaType.APPLICATION_JSON)
public class RulesResource {
  private final RuleBook rules;

  RulesResource(RuleBook rules) {
    this.rules = rules;
  }

  /**
   * The rules.
   *
   * @param rules those in force
   * @param problems what kept others from being in force
   */
  public record Rules(Collection<Rule> rules, List<Problem> problems) {}

  /** The rules in force, and what kept others out. */
  @GET
  public Rules rules() {
    return new Rules(rules.rules(), rules.problems());
  }

  /** One rule. */
  @GET
  @Path("/{id}")
  public Rule rule(@PathParam("id") String id) {
    return rules
        .rule(id)
        .orElseThrow(
            () ->
                HttpProblem.builder()
                    .withTitle("There is no such rule")
                    .withStatus(Response.Status.NOT_FOUND)
                    .withDetail("No rule in force has the id " + id + ".")
                    .build());
  }
}
