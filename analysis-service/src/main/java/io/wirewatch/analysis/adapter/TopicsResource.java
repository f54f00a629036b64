package io.wirewatch.analysis.adapter;

import io.wirewatch.analysis.live.LivePack;
import io.wirewatch.analysis.topic.Feedback;
import io.wirewatch.analysis.topic.Feedback.Verdict;
import io.wirewatch.analysis.topic.TopicDefinition;
import io.wirewatch.configuration.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Says which topics are in force, and puts changed ones in force. */
@Path("/topics")
@Produces(MediaType.APPLICATION_JSON)
public class TopicsResource {
  private final LivePack topics;
  private final Reloads reloads;
  private final Feedback feedback;

  TopicsResource(LivePack topics, Reloads reloads, Feedback feedback) {
    this.topics = topics;
    this.reloads = reloads;
    this.feedback = feedback;
  }

  /**
   * The topics.
   *
   * @param pack changes with any change of a definition in force
   * @param topics those in force
   * @param examples how many each has, and how many verdicts its users gave
   * @param problems what kept others from being in force
   * @param lastGood the files that are bad and of which the last good version is in force
   */
  public record Pack(
      String pack,
      List<TopicDefinition> topics,
      Map<String, Counts> examples,
      List<Problem> problems,
      SortedSet<String> lastGood) {}

  /**
   * A topic's examples in force, and the verdicts on file, which are in force from the next reload.
   *
   * @param positive of its author and of users
   * @param negative likewise
   * @param useful sentences that users found useful
   * @param noise sentences that users found to be noise
   */
  public record Counts(int positive, int negative, int useful, int noise) {
    static Counts of(TopicDefinition.Examples examples, Feedback.Verdicts verdicts) {
      return new Counts(
          examples.positive().size(),
          examples.negative().values().stream().mapToInt(List::size).sum(),
          verdicts.count(Verdict.USEFUL),
          verdicts.count(Verdict.NOISE));
    }
  }

  /** The topics in force, and what kept others out. */
  @GET
  public Pack get() {
    LivePack.InForce now = topics.inForce();
    SortedMap<String, Counts> counts = new TreeMap<>();
    for (TopicDefinition topic : now.pack().definitions()) {
      counts.put(topic.id(), Counts.of(topic.examples(), feedback.of(topic.id())));
    }
    return new Pack(
        now.pack().version(), now.pack().definitions(), counts, now.problems(), now.lastGood());
  }

  /**
   * What a reload did.
   *
   * @param before the pack that was in force
   * @param after the pack that is; the same when no definition changed
   * @param problems what is wrong with the files
   * @param lastGood the files that are bad and of which the last good version is in force
   */
  public record Reloaded(
      String before, String after, List<Problem> problems, SortedSet<String> lastGood) {}

  /** Reads the topics' files now, and answers when they are in force. */
  @POST
  @Path("/reload")
  public Reloaded reload() {
    LivePack.Reload done = reloads.now();
    return new Reloaded(
        done.before().pack().version(),
        done.after().pack().version(),
        done.after().problems(),
        done.after().lastGood());
  }
}
