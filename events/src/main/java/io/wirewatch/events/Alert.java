package io.wirewatch.events;

import static io.wirewatch.events.Contract.orEmpty;
import static io.wirewatch.events.Contract.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * One transition of one alert, with its decision receipt, as {@code wirewatch.alerts} carries it.
 * An alert stands for an episode: a stretch of event time in which its rule's threshold was met.
 *
 * @param id the episode's id, the same in all its transitions; 32 hex digits
 * @param transition what happened to it
 * @param sequence 1 for the first transition of this alert, then one more for each
 * @param rule the rule as it stood
 * @param group the value that the rule groups by; empty when it groups by nothing
 * @param startedAt the event time at which the threshold was met
 * @param at the event time of this transition
 * @param decidedAt the clock's time of the decision
 * @param receipt why
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
    Receipt receipt) {

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
    /** The threshold was met. */
    @JsonProperty("firing")
    FIRING,
    /** The window emptied below the threshold. */
    @JsonProperty("resolved")
    RESOLVED,
    /** A correction took away what it rested on. */
    @JsonProperty("withdrawn")
    WITHDRAWN
  }

  /** What is counted. */
  public enum Counting {
    /** Articles. */
    @JsonProperty("articles")
    ARTICLES,
    /** Articles, near-verbatim copies once. */
    @JsonProperty("stories")
    STORIES,
    /** Owners of the outlets that told a story first, each once. */
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
   * Why an alert fired, or no longer does.
   *
   * @param query what an article has to match
   * @param counting what is counted
   * @param threshold the count that has to be reached
   * @param count the count in the window
   * @param windowStart where the window starts, exclusive
   * @param windowEnd where it ends, inclusive
   * @param counted each article that counts, in the order of event time
   * @param leftOut each article that matched in the window and does not count, and why
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Receipt(
      String query,
      Counting counting,
      int threshold,
      int count,
      Instant windowStart,
      Instant windowEnd,
      List<Counted> counted,
      List<LeftOut> leftOut) {

    /** Fills in what is absent and refuses what cannot do without. */
    public Receipt {
      required(query, "receipt.query");
      required(counting, "receipt.counting");
      required(windowStart, "receipt.windowStart");
      required(windowEnd, "receipt.windowEnd");
      counted = orEmpty(counted);
      leftOut = orEmpty(leftOut);
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
      List<Evidence> matches) {

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
    }
  }

  /**
   * An article that matched and does not count.
   *
   * @param article the article
   * @param reason why it does not
   * @param as the id of the counted article that stands for it
   */
  public record LeftOut(Counted article, Reason reason, String as) {

    /** Refuses what cannot do without. */
    public LeftOut {
      required(article, "leftOut.article");
      required(reason, "leftOut.reason");
      required(as, "leftOut.as");
    }
  }

  /** Why an article that matched does not count. */
  public enum Reason {
    /** It is a copy of a story that is counted. */
    @JsonProperty("same_story")
    SAME_STORY,
    /** Its outlet has the owner of one that is counted. */
    @JsonProperty("same_owner")
    SAME_OWNER
  }
}
