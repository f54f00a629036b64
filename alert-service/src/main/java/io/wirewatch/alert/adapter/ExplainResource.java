package io.wirewatch.alert.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wirewatch.alert.board.AlertBoard;
import io.wirewatch.alert.rule.Explanation;
import io.wirewatch.alert.rule.Rule;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.configuration.Binding;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Json;
import io.wirewatch.events.Receipt;
import io.wirewatch.events.TaggedArticle;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Says why an article counted for a rule, or why not. */
@Path("/rules/{id}/explain")
@Produces(MediaType.APPLICATION_JSON)
public class ExplainResource {
  private final RuleBook rules;
  private final AlertBoard alerts;
  private final TaggedArticles articles;
  private final CountedGroups groups;

  ExplainResource(
      RuleBook rules, AlertBoard alerts, TaggedArticles articles, CountedGroups groups) {
    this.groups = groups;
    this.rules = rules;
    this.alerts = alerts;
    this.articles = articles;
  }

  /**
   * An explanation.
   *
   * @param explanation clause by clause; its fields stand beside those that follow
   * @param stands how it stands in each of its groups, at its own time, as far as this instance
   *     counts them
   * @param told what alerts say of the article, the last word of each
   */
  public record Answer(
      @JsonUnwrapped Explanation explanation,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Stands> stands,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Told> told) {}

  /**
   * How an article stands in a group at its own event time.
   *
   * @param group the group
   * @param counted whether it counts
   * @param reason why it does not; null also when it is not kept: it is yet to be counted, it came
   *     too late, or it is not among the 200 that are listed
   * @param as the id of the article that stands for it
   * @param count what is counted in the window that ends then
   * @param threshold what has to be
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Stands(
      String group,
      boolean counted,
      Alert.@Nullable Reason reason,
      @Nullable String as,
      int count,
      int threshold) {

    static Stands of(String group, String article, Receipt receipt) {
      Optional<Alert.LeftOut> leftOut = leftOut(receipt, article);
      return new Stands(
          group,
          counts(receipt, article),
          leftOut.map(Alert.LeftOut::reason).orElse(null),
          leftOut.map(Alert.LeftOut::as).orElse(null),
          receipt.count(),
          receipt.threshold());
    }
  }

  /**
   * What an alert says of an article.
   *
   * @param alert the alert's id
   * @param group its group
   * @param counted whether the article counts in it
   * @param reason why it does not
   * @param as the id of the article that stands for it
   * @param count what was counted
   * @param threshold what had to be
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Told(
      String alert,
      String group,
      boolean counted,
      Alert.@Nullable Reason reason,
      @Nullable String as,
      int count,
      int threshold) {}

  /** Of an article that was tagged, as it was tagged last. */
  @GET
  @RunOnVirtualThread
  public Answer explain(
      @PathParam("id") String id, @QueryParam("article") Optional<String> article) {
    if (rules.rule(id).isEmpty()) {
      throw Refusals.noRule(id);
    }
    String wanted = article.orElseThrow(() -> Refusals.badField("article", "is missing"));
    return switch (find(wanted)) {
      case TaggedArticles.Found.Article found -> answer(id, found.tagged());
      case TaggedArticles.Found.None none ->
          throw Refusals.notFound(
              "There is no such article", "No tagged article has the id " + wanted + ".");
      case TaggedArticles.Found.NotSoon notSoon ->
          throw Refusals.notFound(
              "There is no such article among the latest",
              "Ten seconds of reading backwards did not find a tagged article with the id "
                  + wanted
                  + "; post it instead.");
    };
  }

  private TaggedArticles.Found find(String article) {
    try {
      return articles.find(article);
    } catch (KafkaException e) {
      throw Refusals.notNow("Kafka does not tell of the article: " + e.getMessage());
    }
  }

  /** Of an article in the body, as {@code wirewatch.articles.tagged} carries it. */
  @POST
  public Answer explain(@PathParam("id") String id, String body) {
    if (rules.rule(id).isEmpty()) {
      throw Refusals.noRule(id);
    }
    return answer(id, read(body));
  }

  /** As a contract is read: what a later version of it adds is passed over. */
  private static TaggedArticle read(String body) {
    try {
      return Optional.ofNullable(Json.mapper().readValue(body, TaggedArticle.class))
          .orElseThrow(() -> Refusals.badField("", "is missing"));
    } catch (JsonProcessingException e) {
      throw Refusals.badField(Binding.refusal(e));
    }
  }

  private Answer answer(String id, TaggedArticle tagged) {
    Explanation explanation = rules.explain(id, tagged).orElseThrow(() -> Refusals.noRule(id));
    Rule rule = rules.rule(id).orElseThrow(() -> Refusals.noRule(id));
    String article = tagged.article().id();
    return new Answer(
        explanation,
        explanation.groups().stream()
            .flatMap(
                group ->
                    groups.at(rule, group, tagged.article().publishedAt()).stream()
                        .map(receipt -> Stands.of(group, article, receipt)))
            .toList(),
        alerts.current().stream()
            .filter(transition -> transition.rule().id().equals(id))
            .flatMap(transition -> transition.alert().stream())
            .flatMap(alert -> told(alert, article).stream())
            .toList());
  }

  private static boolean counts(Receipt receipt, String article) {
    return receipt.counted().stream().anyMatch(one -> one.id().equals(article));
  }

  private static Optional<Alert.LeftOut> leftOut(Receipt receipt, String article) {
    return receipt.leftOut().stream().filter(one -> one.article().id().equals(article)).findFirst();
  }

  private static Optional<Told> told(Alert alert, String article) {
    boolean counted = counts(alert.receipt(), article);
    Optional<Alert.LeftOut> leftOut = leftOut(alert.receipt(), article);
    if (!counted && leftOut.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Told(
            alert.id(),
            alert.group(),
            counted,
            leftOut.map(Alert.LeftOut::reason).orElse(null),
            leftOut.map(Alert.LeftOut::as).orElse(null),
            alert.receipt().count(),
            alert.receipt().threshold()));
  }
}
