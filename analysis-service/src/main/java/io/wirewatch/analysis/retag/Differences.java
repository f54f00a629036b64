package io.wirewatch.analysis.retag;

import io.wirewatch.events.Evidence;
import io.wirewatch.events.TaggedArticle;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what differs between the topics of the past and those that a pack finds now. */
public final class Differences {
  private static final int MAX_TITLE = 100;

  /**
   * How often a topic was found in one status.
   *
   * @param before in the past
   * @param after now
   * @param gained now and not in the past
   * @param lost in the past and not now
   */
  public record Tally(int before, int after, int gained, int lost) {
    private static final Tally NONE = new Tally(0, 0, 0, 0);

    private Tally plus(Tally other) {
      return new Tally(
          before + other.before, after + other.after, gained + other.gained, lost + other.lost);
    }
  }

  private final int mostFaults;
  private final SortedMap<String, Tally> byTopic = new TreeMap<>();
  private final SortedMap<String, Integer> packs = new TreeMap<>();
  private final List<Retagged> faults = new ArrayList<>();
  private int read;
  private int differing;

  /**
   * Nothing counted yet.
   *
   * @param mostFaults how many differing articles are kept to be shown
   */
  public Differences(int mostFaults) {
    this.mostFaults = mostFaults;
  }

  /** Counts an article. */
  public void add(Retagged article) {
    read++;
    packs.merge(article.before().pack(), 1, Integer::sum);
    count(article.before().keys(), new Tally(1, 0, 0, 0));
    count(article.after().keys(), new Tally(0, 1, 0, 0));
    count(article.gained(), new Tally(0, 0, 1, 0));
    count(article.lost(), new Tally(0, 0, 0, 1));
    if (article.differs()) {
      differing++;
      if (faults.size() < mostFaults) {
        faults.add(article);
      }
    }
  }

  private void count(List<String> keys, Tally once) {
    keys.forEach(key -> byTopic.merge(key, once, Tally::plus));
  }

  /** How many article revisions were counted. */
  public int read() {
    return read;
  }

  /** How many of them have other topics now. */
  public int differing() {
    return differing;
  }

  /** By topic and status, as rules name them. */
  public SortedMap<String, Tally> byTopic() {
    return byTopic;
  }

  /** Prints all as a table, then the differing articles that were kept. */
  public void print(PrintStream out) {
    packs.forEach((pack, n) -> out.printf("%,8d tagged by pack %s%n", n, pack));
    out.printf(
        Locale.ROOT,
        "%,8d differ (%.1f %%)%n%n",
        differing,
        read == 0 ? 0.0 : 100.0 * differing / read);
    out.printf("%-32s %8s %8s %8s %8s%n", "topic", "before", "now", "gained", "lost");
    byTopic.forEach((topic, tally) -> print(out, topic, tally));
    print(out, "all", byTopic.values().stream().reduce(Tally.NONE, Tally::plus));
    if (!faults.isEmpty()) {
      out.printf("%nthe first %d that differ%n", faults.size());
      faults.forEach(fault -> print(out, fault));
    }
  }

  private static void print(PrintStream out, String topic, Tally tally) {
    out.printf(
        "%-32s %8d %8d %8d %8d%n",
        topic, tally.before(), tally.after(), tally.gained(), tally.lost());
  }

  private static void print(PrintStream out, Retagged fault) {
    String title = plain(fault.title());
    out.printf(
        "%s %s %s%n",
        fault.publishedAt(),
        fault.article(),
        title.length() > MAX_TITLE ? title.substring(0, MAX_TITLE) + "…" : title);
    fault.gained().forEach(key -> print(out, "+ ", key, fault.after()));
    fault.lost().forEach(key -> print(out, "- ", key, fault.before()));
  }

  private static void print(PrintStream out, String sign, String key, Retagged.Tags of) {
    for (TaggedArticle.Topic topic : of.topics()) {
      if (topic.key().equals(key)) {
        out.printf(Locale.ROOT, "    %s%s (%.2f)%n", sign, key, topic.score());
        for (Evidence evidence : topic.evidence()) {
          out.printf(
              "        by %s: %s %s%n",
              evidence.by(), plain(evidence.text()), plain(evidence.cue()));
        }
      }
    }
  }

  /** Without what a terminal would obey. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
