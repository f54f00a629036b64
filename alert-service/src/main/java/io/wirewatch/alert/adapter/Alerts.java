package io.wirewatch.alert.adapter;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.wirewatch.alert.board.AlertBoard;
import io.wirewatch.alert.board.HeldTransition;
import io.wirewatch.alert.delivery.Ledger;
import io.wirewatch.alert.episode.Limits;
import io.wirewatch.alert.feedback.FeedbackBoard;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.alert.rule.Source;
import io.wirewatch.configuration.Loaded;
import io.wirewatch.configuration.Problem;
import io.wirewatch.configuration.YamlFile;
import io.wirewatch.events.Delivery;
import io.wirewatch.events.Feedback;
import io.wirewatch.events.Topics;
import io.wirewatch.kafka.TopicFollower;
import io.wirewatch.kafka.TopicSetup;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
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
  private final String applicationId;
  private final AlertSettings settings;

  Alerts(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      @ConfigProperty(name = "quarkus.kafka-streams.application-id") String applicationId,
      AlertSettings settings) {
    this.bootstrapServers = bootstrapServers;
    this.applicationId = applicationId;
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
            Topics.DELIVERIES,
            Topics.FEEDBACK));
    TopicSetup.ensure(
        bootstrapServers,
        1, // whose offsets are the order of all changes
        settings.topics().replicationFactor(),
        List.of(Topics.RULES));
  }

  @Produces
  @Singleton
  RuleBook rules() {
    return new RuleBook(
        new YamlFile(settings.config().resolve("sources.yaml")).list("sources", Source.class));
  }

  /** With all rules in force, so that whoever has it misses none. */
  @Startup
  @Produces
  @Singleton
  RulesTopic rulesTopic(RuleBook rules, Receivers receivers, InstantSource clock) {
    RulesTopic topic = new RulesTopic(bootstrapServers, rules, clock);
    Loaded<Rule> file =
        rules.storable(
            new YamlFile(settings.config().resolve("rules.yaml")).list("rules", Rule.class));
    rules.report(file.problems());
    topic.start(file);
    rules.problems().forEach(problem -> LOG.errorf("left out: %s", problem));
    List<Problem> missing = receivers.missingIn(file);
    missing.forEach(problem -> LOG.warnf("not told: %s", problem));
    rules.report(missing);
    LOG.infof("%d rules in force", rules.rules().size());
    return topic;
  }

  void closeRules(@Disposes RulesTopic topic) {
    topic.close();
  }

  @Produces
  @Singleton
  Topology topology(RuleBook rules, RulesTopic topic, InstantSource clock, AlertMeters meters) {
    AlertSettings.Rules counting = settings.rules();
    Limits limits =
        new Limits(
            counting.lateness(), counting.maxArticlesPerGroup(), counting.maxArticlesInMemory());
    RulesAtHand atHand =
        new RulesAtHand(
            rules,
            topic::awaitLatest,
            partition -> new PastOfTopic(bootstrapServers, applicationId, partition),
            Thread::startVirtualThread);
    return AlertsTopology.build(atHand, limits, clock, meters);
  }

  @Produces
  @Singleton
  TaggedArticles taggedArticles() {
    return new TaggedArticles(bootstrapServers);
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
  TopicFollower<HeldTransition> alertFollower(AlertBoard board) {
    return TopicFollower.events(bootstrapServers, Topics.ALERTS, HeldTransition::of, board::put);
  }

  void close(@Disposes TopicFollower<HeldTransition> follower) {
    follower.close();
  }

  @Startup
  @Produces
  @Singleton
  TopicFollower<Delivery> deliveryFollower(Ledger ledger) {
    return TopicFollower.events(bootstrapServers, Topics.DELIVERIES, ledger::note);
  }

  void closeLedger(@Disposes TopicFollower<Delivery> follower) {
    follower.close();
  }

  @Produces
  @Singleton
  FeedbackBoard feedback() {
    return new FeedbackBoard();
  }

  @Startup
  @Produces
  @Singleton
  TopicFollower<Feedback> feedbackFollower(FeedbackBoard board, AlertMeters meters) {
    return TopicFollower.events(
        bootstrapServers,
        Topics.FEEDBACK,
        feedback -> {
          board.put(feedback);
          meters.said(feedback.rule(), feedback.said(), board);
        });
  }

  void closeFeedback(@Disposes TopicFollower<Feedback> follower) {
    follower.close();
  }

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }
}
