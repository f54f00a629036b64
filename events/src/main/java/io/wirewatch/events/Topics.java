package io.wirewatch.events;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** All the topics. */
public final class Topics {
  /** How long the records that could not be processed are kept. */
  public static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(30);

  /**
   * The longest record that a topic takes, in bytes: an article, twice escaped, and its evidence.
   */
  public static final int MAX_RECORD_BYTES = 8 << 20;

  /** Longer than anything is counted: the longest window of a rule is a leap year. */
  private static final Duration LONGEST_COUNTED = Duration.ofDays(400);

  /** Every article as it came, repeats included. */
  public static final Topic<Article> ARTICLES_RECEIVED =
      new Topic<>(
          "wirewatch.articles.received",
          "Every article as it came, repeats included",
          "ingest-service",
          "io.wirewatch.article.v1",
          Article.class,
          Article::id,
          "article id",
          Topics::revision,
          Duration.ofDays(7),
          false);

  /** One record per new revision of an article. */
  public static final Topic<Article> ARTICLES =
      new Topic<>(
          "wirewatch.articles",
          "One record per new revision of an article",
          "ingest-service",
          "io.wirewatch.article.v1",
          Article.class,
          Article::id,
          "article id",
          Topics::revision,
          Duration.ofDays(30),
          false);

  /** The feeds that are followed. */
  public static final Topic<StoredFeed> FEEDS =
      new Topic<>(
          "wirewatch.feeds",
          "The feeds that are followed, as they were written",
          "ingest-service",
          "io.wirewatch.stored-feed.v1",
          StoredFeed.class,
          StoredFeed::id,
          "feed id",
          feed -> feed.id() + "-" + feed.at(),
          Topic.FOREVER,
          true);

  /** How each feed fares, and what is remembered of it. */
  public static final Topic<FeedState> FEED_STATES =
      new Topic<>(
          "wirewatch.feeds.state",
          "How each feed fares, and what is remembered of it",
          "ingest-service",
          "io.wirewatch.feed-state.v1",
          FeedState.class,
          FeedState::id,
          "feed id",
          state -> state.id() + "-" + state.at(),
          Topic.FOREVER,
          true);

  /** Each article revision with what was found in it. */
  public static final Topic<TaggedArticle> ARTICLES_TAGGED =
      new Topic<>(
          "wirewatch.articles.tagged",
          "Each article revision with what was found in it",
          "analysis-service",
          "io.wirewatch.tagged-article.v1",
          TaggedArticle.class,
          tagged -> tagged.article().id(),
          "article id",
          tagged -> revision(tagged.article()) + "-" + tagged.pack(),
          Duration.ofDays(30),
          false);

  /** Each story that became part of another. */
  public static final Topic<StoryMerge> STORIES =
      new Topic<>(
          "wirewatch.stories",
          "Each story that became part of an older one",
          "analysis-service",
          "io.wirewatch.story-merge.v1",
          StoryMerge.class,
          StoryMerge::merged,
          "id of the story that is no longer one of its own",
          merge -> merge.merged() + "-" + merge.into(),
          LONGEST_COUNTED,
          true);

  /** Each article that a rule began or ceased to match, in the order in which it is counted. */
  public static final Topic<RuleMatch> RULES_MATCHED =
      new Topic<>(
          "wirewatch.rules.matched",
          "Each article that a rule began or ceased to match, before it is counted",
          "alert-service",
          "io.wirewatch.rule-match.v1",
          RuleMatch.class,
          RuleMatch::key,
          "rule id and group, parted by a vertical bar",
          match -> match.key() + "-" + match.article().id() + "-" + match.contentHash(),
          Duration.ofDays(7),
          false);

  /** Marks among the matches: up to where the rules have been read. On the matches' topic. */
  public static final Topic<RulesRead> RULES_READ =
      new Topic<>(
          RULES_MATCHED.name(),
          "Up to where the rules have been read by whoever matches",
          "alert-service",
          "io.wirewatch.rules-read.v1",
          RulesRead.class,
          read -> "rules|" + read.partition(),
          "the word rules and the partition of the tagged articles, parted by a vertical bar",
          read -> "rules-" + read.partition() + "-" + read.upTo() + "-" + read.at(),
          RULES_MATCHED.retention(),
          false);

  /** The rules in force. */
  public static final Topic<StoredRule> RULES =
      new Topic<>(
          "wirewatch.rules",
          "The rules in force, as they were written",
          "alert-service",
          "io.wirewatch.stored-rule.v1",
          StoredRule.class,
          StoredRule::id,
          "rule id",
          rule -> rule.id() + "-" + rule.at(),
          Topic.FOREVER,
          true);

  /** Every transition of every alert. */
  public static final Topic<Alert> ALERTS =
      new Topic<>(
          "wirewatch.alerts",
          "Every transition of every alert, with its decision receipt",
          "alert-service",
          "io.wirewatch.alert.v1",
          Alert.class,
          Alert::id,
          "alert id",
          alert -> alert.id() + "-" + alert.sequence(),
          Duration.ofDays(365),
          false);

  /** One alert for one receiver. */
  public static final Topic<Notification> NOTIFICATIONS =
      new Topic<>(
          "wirewatch.notifications",
          "One transition of one alert for one receiver",
          "alert-service",
          "io.wirewatch.notification.v1",
          Notification.class,
          Notification::receiver,
          "receiver id",
          Notification::id,
          Duration.ofDays(7),
          false);

  /** The ledger of what was sent. */
  public static final Topic<Delivery> DELIVERIES =
      new Topic<>(
          "wirewatch.deliveries",
          "The ledger: how each notification stands",
          "alert-service",
          "io.wirewatch.delivery.v1",
          Delivery.class,
          Delivery::id,
          "notification id",
          delivery -> delivery.id() + "-" + delivery.outcome().name().toLowerCase(Locale.ROOT),
          Duration.ofDays(90),
          true);

  /** What people said of alerts. */
  public static final Topic<Feedback> FEEDBACK =
      new Topic<>(
          "wirewatch.feedback",
          "What people said of alerts: seen, useful or noise",
          "alert-service",
          "io.wirewatch.feedback.v1",
          Feedback.class,
          Feedback::key,
          "alert id, whether seen or a verdict, and who said it, parted by vertical bars",
          feedback -> feedback.key() + "-" + feedback.at(),
          Duration.ofDays(365),
          true);

  private Topics() {}

  /** Every topic, in the order in which an article passes them. */
  public static List<Topic<?>> all() {
    return List.of(
        FEEDS,
        FEED_STATES,
        ARTICLES_RECEIVED,
        ARTICLES,
        ARTICLES_TAGGED,
        STORIES,
        RULES,
        RULES_MATCHED,
        RULES_READ,
        ALERTS,
        NOTIFICATIONS,
        DELIVERIES,
        FEEDBACK);
  }

  private static String revision(Article article) {
    return article.id() + "-" + article.contentHash();
  }
}
