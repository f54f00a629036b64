package io.wirewatch.alert.adapter;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.wirewatch.alert.board.AlertBoard;
import io.wirewatch.alert.delivery.Ledger;
import io.wirewatch.alert.episode.Limits;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.alert.rule.Source;
import io.wirewatch.configuration.YamlFile;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Delivery;
import io.wirewatch.events.Topics;
import io.wirewatch.kafka.TopicFollower;
import io.wirewatch.kafka.TopicSetup;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Puts the counting side of the alert service together. */
@ApplicationScoped
public class Alerts {
  private static final Logger LOG = Logger.getLogger(Alerts.class);
  private static final int BEFORE_ALL_ELSE = 1;

  private final String bootstrapServers;
  private final AlertSettings settings;

  Alerts(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      AlertSettings settings) {
    this.bootstrapServers = bootstrapServers;
    this.settings = settings;
  }

  void createTopics(@Observes @Priority(BEFORE_ALL_ELSE) StartupEvent start) {
    TopicSetup.ensure(
        bootstrapServers,
        settings.topics().partitions(),
        settings.topics().replicationFactor(),
        List.of(
            Topics.ARTICLES_TAGGED,
            Topics.STORIES,
            Topics.RULES_MATCHED,
            Topics.ALERTS,
            Topics.NOTIFICATIONS,
            Topics.DELIVERIES));
  }

  @Produces
  @Singleton
  RuleBook rules() {
    Path folder = settings.config();
    RuleBook rules =
        RuleBook.of(
            new YamlFile(folder.resolve("rules.yaml")).list("rules", Rule.class),
            new YamlFile(folder.resolve("sources.yaml")).list("sources", Source.class));
    rules.problems().forEach(problem -> LOG.errorf("left out: %s", problem));
    LOG.infof("%d rules in force", rules.rules().size());
    return rules;
  }

  @Produces
  @Singleton
  Topology topology(RuleBook rules, InstantSource clock, AlertMeters meters) {
    AlertSettings.Rules counting = settings.rules();
    Limits limits =
        new Limits(
            counting.lateness(), counting.maxArticlesPerGroup(), counting.maxArticlesInMemory());
    return AlertsTopology.build(rules, limits, clock, meters);
  }

  @Produces
  @Singleton
  StreamsUncaughtExceptionHandler goOnWithAFreshThread() {
    return failure -> StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  @Produces
  @Singleton
  AlertBoard board() {
    return new AlertBoard();
  }

  @Produces
  @Singleton
  Ledger ledger() {
    return new Ledger();
  }

  @Startup
  @Produces
  @Singleton
  TopicFollower<Alert> alertFollower(AlertBoard board) {
    return new TopicFollower<>(bootstrapServers, Topics.ALERTS, board::put);
  }

  void close(@Disposes TopicFollower<Alert> follower) {
    follower.close();
  }

  @Startup
  @Produces
  @Singleton
  TopicFollower<Delivery> deliveryFollower(Ledger ledger) {
    return new TopicFollower<>(bootstrapServers, Topics.DELIVERIES, ledger::note);
  }

  void closeLedger(@Disposes TopicFollower<Delivery> follower) {
    follower.close();
  }

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }
}
