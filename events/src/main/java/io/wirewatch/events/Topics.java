package io.wirewatch.events;

import java.time.Duration;
import java.util.List;

/** All the topics. */
public final class Topics {
  /** Every article as it came, repeats included. */
  public static final Topic<Article> ARTICLES_RECEIVED =
      new Topic<>(
          "wirewatch.articles.received",
          "io.wirewatch.article.v1",
          Article.class,
          "article id",
          Duration.ofDays(7),
          false);

  /** One record per new revision of an article. */
  public static final Topic<Article> ARTICLES =
      new Topic<>(
          "wirewatch.articles",
          "io.wirewatch.article.v1",
          Article.class,
          "article id",
          Duration.ofDays(30),
          false);

  /** Each article with what was found in it. */
  public static final Topic<TaggedArticle> ARTICLES_TAGGED =
      new Topic<>(
          "wirewatch.articles.tagged",
          "io.wirewatch.tagged-article.v1",
          TaggedArticle.class,
          "article id",
          Duration.ofDays(30),
          false);

  /** Every transition of every alert. */
  public static final Topic<Alert> ALERTS =
      new Topic<>(
          "wirewatch.alerts",
          "io.wirewatch.alert.v1",
          Alert.class,
          "alert id",
          Duration.ofDays(365),
          false);

  /** One alert for one receiver. */
  public static final Topic<Notification> NOTIFICATIONS =
      new Topic<>(
          "wirewatch.notifications",
          "io.wirewatch.notification.v1",
          Notification.class,
          "receiver",
          Duration.ofDays(7),
          false);

  /** The ledger of what was sent. */
  public static final Topic<Delivery> DELIVERIES =
      new Topic<>(
          "wirewatch.deliveries",
          "io.wirewatch.delivery.v1",
          Delivery.class,
          "notification id",
          Duration.ofDays(90),
          true);

  private Topics() {}

  /** Every topic, in the order in which an article passes them. */
  public static List<Topic<?>> all() {
    return List.of(ARTICLES_RECEIVED, ARTICLES, ARTICLES_TAGGED, ALERTS, NOTIFICATIONS, DELIVERIES);
  }
}
