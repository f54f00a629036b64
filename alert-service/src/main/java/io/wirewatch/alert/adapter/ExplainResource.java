package io.wirewatch.alert.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.wirewatch.alert.board.AlertBoard;
import io.wirewatch.alert.rule.Explanation;
import io.wirewatch.alert.rule.RuleBook;
import io.wirewatch.events.Alert;
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
import org.jspecify.annotations.Nullable;

/** Says why an article counted for a rule, or why not. */
@Path("/rules/{id}/explain")
@Produces(MediaType.APPLICATION_JSON)
public class ExplainResource {
  private final RuleBook rules;
  private final AlertBoard alerts;
  private final TaggedArticles articles;

  ExplainResource(RuleBook rules, AlertBoard alerts, TaggedArticles articles) {
    this.rules = rules;
    this.alerts = alerts;
    this.articles = articles;
  }

  /**
   * An explanation.
   *
   * @param explanation clause by clause; its fields stand beside those that follow
   * @param told what alerts say of the article, the last word of each
   */
  public record Answer(
      @JsonUnwrapped Explanation explanation,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Told> told) {}

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
    return switch (articles.find(wanted)) {
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

  /** Of an article in the body, as {@code wirewatch.articles.tagged} carries it. */
  @POST
  public Answer explain(@PathParam("id") String id, String body) {
    if (rules.rule(id).isEmpty()) {
      throw Refusals.noRule(id);
    }
    return answer(id, Body.read(body, TaggedArticle.class));
  }

  private Answer answer(String id, TaggedArticle tagged) {
    Explanation explanation = rules.explain(id, tagged).orElseThrow(() -> Refusals.noRule(id));
    String article = tagged.article().id();
    return new Answer(
        explanation,
        alerts.current().stream()
            .filter(alert -> alert.rule().id().equals(id))
            .flatMap(alert -> told(alert, article).stream())
            .toList());
  }

  private static Optional<Told> told(Alert alert, String article) {
    boolean counted = alert.receipt().counted().stream().anyMatch(one -> one.id().equals(article));
    Optional<Alert.LeftOut> leftOut =
        alert.receipt().leftOut().stream()
            .filter(one -> one.article().id().equals(article))
            .findFirst();
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
