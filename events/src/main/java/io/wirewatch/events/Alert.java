package io.wirewatch.events;

import static io.wirewatch.events.Contract.orEmpty;
import static io.wirewatch.events.Contract.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One transition of one alert, with its decision receipt, as {@code wirewatch.alerts} carries it.
 * An alert stands for an episode: a stretch of event time in which its rule's condition was met.
 *
 * @param id the episode's id, the same in all its transitions; 32 hex digits
 * @param transition what happened to it
 * @param sequence 1 for the first transition of this alert, then one more for each
 * @param rule the rule as it stood
 * @param group the value that the rule groups by; empty when it groups by nothing
 * @param startedAt the event time at which the condition was met
 * @param at the event time of this transition
 * @param decidedAt the clock's time of the decision
 * @param receipt why
 * @param reason why it was closed, when it was not by what was published; else null
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Alert(
    String id,
    Transition transition,
    int sequence,
    Rule rule,
    String group,
    Instant startedAt,
    Instant at,
    Instant decidedAt,
    Receipt receipt,
    @Nullable Closing reason) {

  /** A transition that came from what was published. */
  public Alert(
      String id,
      Transition transition,
      int sequence,
      Rule rule,
      String group,
      Instant startedAt,
      Instant at,
      Instant decidedAt,
      Receipt receipt) {
    this(id, transition, sequence, rule, group, startedAt, at, decidedAt, receipt, null);
  }

  /** Fills in what is absent and refuses what cannot do without. */
  public Alert {
    required(id, "id");
    required(transition, "transition");
    required(rule, "rule");
    required(startedAt, "startedAt");
    required(at, "at");
    required(decidedAt, "decidedAt");
    required(receipt, "receipt");
    group = orEmpty(group);
  }

  /** What can happen to an alert. */
  public enum Transition {
    /** The condition was met. */
    @JsonProperty("firing")
    FIRING,
    /** Something new joined what it rests on, while it goes on. */
    @JsonProperty("updated")
    UPDATED,
    /** The condition is no longer met, such as when the window emptied below the threshold. */
    @JsonProperty("resolved")
    RESOLVED,
    /** A correction took away what it rested on. */
    @JsonProperty("withdrawn")
    WITHDRAWN
  }

  /** Why an alert was closed, when it was not by what was published. */
  public enum Closing {
    /** The rule asks otherwise now, and what it asks is not met. */
    @JsonProperty("rule_changed")
    RULE_CHANGED,
    /** The rule is no longer there. */
    @JsonProperty("rule_removed")
    RULE_REMOVED,
    /** Its episode became part of that of another alert, which stands for both. */
    @JsonProperty("merged")
    MERGED
  }

  /** What is counted. */
  public enum Counting {
    /** Articles. */
    @JsonProperty("articles")
    ARTICLES,
    /** Articles, those that tell one story once. */
    @JsonProperty("stories")
    STORIES,
    /** Where the articles come from: agencies by their credit lines, else owners of outlets. */
    @JsonProperty("sources")
    SOURCES
  }

  /** How much it matters, as the rule says. */
  public enum Severity {
    /** Good to know. */
    @JsonProperty("low")
    LOW,
    /** Worth a look today. */
    @JsonProperty("medium")
    MEDIUM,
    /** Worth a look now. */
    @JsonProperty("high")
    HIGH,
    /** Worth being woken for. */
    @JsonProperty("critical")
    CRITICAL
  }

  /**
   * The rule that decided.
   *
   * @param id its id
   * @param version changes with every change of what the rule asks
   * @param title what it stands for, in words
   * @param severity how much it matters
   */
  public record Rule(String id, String version, String title, Severity severity) {

    /** Refuses what cannot do without. */
    public Rule {
      required(id, "rule.id");
      required(version, "rule.version");
      required(title, "rule.title");
      required(severity, "rule.severity");
    }
  }

  /**
   * An article that matched a rule.
   *
   * @param id the article's id
   * @param source its outlet
   * @param owner the outlet's owner; the outlet itself where none is known
   * @param title its headline
   * @param url its address
   * @param publishedAt its event time
   * @param receivedAt when Wirewatch took it in
   * @param matches where the rule's query matched
   * @param story the id of the story that it tells; empty where none is known
   * @param origin the owner of the news agency that its credit line names, or that agency's id
   *     where no outlet of it is known; empty when it names none
   * @param score from 0 to 1: that of the best of its topics that the rule asks for; 0 when it asks
   *     for none, nor for a score
   * @param clause the number of the rule's query for which it counts here, counted from 0
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Counted(
      String id,
      String source,
      String owner,
      String title,
      String url,
      Instant publishedAt,
      Instant receivedAt,
      List<Evidence> matches,
      String story,
      String origin,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) double score,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) int clause) {

    /** An article of which neither story nor origin is known. */
    public Counted(
        String id,
        String source,
        String owner,
        String title,
        String url,
        Instant publishedAt,
        Instant receivedAt,
        List<Evidence> matches) {
      this(id, source, owner, title, url, publishedAt, receivedAt, matches, "", "", 0, 0);
    }

    /** Fills in what is absent and refuses what cannot do without. */
    public Counted {
      required(id, "counted.id");
      required(source, "counted.source");
      required(owner, "counted.owner");
      required(title, "counted.title");
      required(publishedAt, "counted.publishedAt");
      required(receivedAt, "counted.receivedAt");
      url = orEmpty(url);
      matches = orEmpty(matches);
      story = orEmpty(story);
      origin = orEmpty(origin);
    }
  }

  /**
   * An article that matched and does not count.
   *
   * @param article the article
   * @param reason why it does not
   * @param as the id of the counted article that stands for it; empty when none does
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record LeftOut(Counted article, Reason reason, String as) {

    /** Fills in what is absent and refuses what cannot do without. */
    public LeftOut {
      required(article, "leftOut.article");
      required(reason, "leftOut.reason");
      as = orEmpty(as);
    }
  }

  /** Why an article that matched does not count. */
  public enum Reason {
    /** It tells a story that is counted. */
    @JsonProperty("same_story")
    SAME_STORY,
    /** It comes from the agency, or from the owner of the outlet, of one that is counted. */
    @JsonProperty("same_owner")
    SAME_OWNER,
    /** It came when what it would have counted in no longer changed. */
    @JsonProperty("too_late")
    TOO_LATE,
    /** The best of its topics that are asked for has another score than is asked. */
    @JsonProperty("below_score")
    BELOW_SCORE,
    /** Its present revision no longer matches. */
    @JsonProperty("corrected")
    CORRECTED
  }
}
