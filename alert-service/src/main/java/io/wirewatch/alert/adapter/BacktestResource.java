package io.wirewatch.alert.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wirewatch.alert.backtest.Report;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.alert.timeline.Nanos;
import io.wirewatch.configuration.Binding;
import io.wirewatch.configuration.HumanDuration;
import io.wirewatch.configuration.InvalidField;
import io.wirewatch.events.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What a rule would have told in the past. */
@Path("/rules")
public class BacktestResource {
  private static final Logger LOG = Logger.getLogger(BacktestResource.class);
  private static final String NDJSON = "application/x-ndjson";

  private static final String BUSY = "Another backtest runs; try again when it is over.";

  /** A rule that is still to get one. */
  private static final String NO_ID = "backtest";

  private final Binding binding = new Binding();
  private final Backtests backtests;
  private final RuleBook rules;
  private final Receivers receivers;
  private final InstantSource clock;

  /** One at a time: each may hold as much as the service itself. */
  private final Semaphore running = new Semaphore(1);

  BacktestResource(Backtests backtests, RuleBook rules, Receivers receivers, InstantSource clock) {
    this.backtests = backtests;
    this.rules = rules;
    this.receivers = receivers;
    this.clock = clock;
  }

  /**
   * What is asked.
   *
   * @param rule as it would be put in force; when its id is that of a rule in force, the two are
   *     compared
   * @param from when the period begins: a time such as {@code 2021-03-30T00:00:00Z}, or how long
   *     ago, such as {@code 7d}
   * @param to when it ends, likewise; now when absent
   */
  public record Asked(JsonNode rule, @Nullable String from, @Nullable String to) {}

  /** A rule that can be taken, and a period. */
  private record Period(Rule rule, Instant from, Instant to) {}

  /** The episodes that a rule would have had, with how far it is, line by line. */
  @POST
  @Path("/backtest")
  @Consumes(MediaType.WILDCARD)
  @Produces(NDJSON)
  @RunOnVirtualThread
  public Response backtest(String body) {
    Period period = read(body);
    if (running.availablePermits() == 0) {
      throw Refusals.notNow(BUSY);
    }
    StreamingOutput lines = output -> runAlone(period, output);
    return Response.ok(lines, NDJSON).build();
  }

  private void runAlone(Period period, OutputStream output) throws IOException {
    if (!running.tryAcquire()) {
      say(output, new Report.Failure(BUSY));
      return;
    }
    try {
      run(period, output);
    } finally {
      running.release();
    }
  }

  private void run(Period period, OutputStream output) throws IOException {
    try {
      backtests.run(period.rule(), period.from(), period.to(), line -> say(output, line));
    } catch (KafkaException | IOException e) {
      LOG.infof("a backtest ended early: %s", e.getMessage());
      say(output, new Report.Failure(String.valueOf(e.getMessage())));
    }
  }

  private static void say(OutputStream output, Report line) throws IOException {
    output.write(Json.write(line));
    output.write('\n');
    if (!(line instanceof Report.Episode)) {
      output.flush();
    }
  }

  private Period read(String body) {
    try {
      Asked asked = binding.read(body, Asked.class);
      Rule rule = rule(asked.rule());
      Instant from = instant("from", asked.from());
      Instant to = asked.to() == null ? clock.instant() : instant("to", asked.to());
      if (!from.isBefore(to)) {
        throw new InvalidField("from", "must be before to");
      }
      return new Period(rule, from, to);
    } catch (InvalidField e) {
      throw Refusals.badField(e);
    }
  }

  private Rule rule(@Nullable JsonNode tree) {
    if (tree == null || tree.isNull()) {
      throw new InvalidField("rule", "is missing");
    }
    if (tree instanceof ObjectNode object && !object.has("id")) {
      object.put("id", NO_ID);
    }
    try {
      Rule rule = binding.bind(tree, Rule.class);
      rules.check(rule);
      receivers.check(rule);
      return rule;
    } catch (InvalidField e) {
      throw new InvalidField(
          e.field().isEmpty() ? "rule" : "rule." + e.field(), String.valueOf(e.getMessage()));
    }
  }

  private Instant instant(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new InvalidField(field, "is missing");
    }
    try {
      Instant at =
          text.contains(":")
              ? Instant.parse(text)
              : clock.instant().minus(HumanDuration.parse(text));
      if (!Nanos.isWithin(at)) {
        throw new InvalidField(field, "must be of the years from 1700 to 2239");
      }
      return at;
    } catch (DateTimeException e) {
      throw new InvalidField(field, "must be a time such as 2021-03-30T00:00:00Z, or 7d");
    } catch (IllegalArgumentException e) {
      throw new InvalidField(field, String.valueOf(e.getMessage()));
    }
  }
}
