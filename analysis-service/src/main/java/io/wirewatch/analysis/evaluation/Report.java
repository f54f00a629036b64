package io.wirewatch.analysis.evaluation;

import io.wirewatch.analysis.evaluation.Evaluation.Fault;
import io.wirewatch.events.Evidence;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.Map;

/** An evaluation for people. */
final class Report {
  private static final String HEAD = "right wrong miss   precision          recall             F1";

  private final Evaluation evaluation;
  private final PrintStream out;

  Report(Evaluation evaluation, PrintStream out) {
    this.evaluation = evaluation;
    this.out = out;
  }

  /**
   * What is to be printed.
   *
   * @param topic the only topic of interest; empty for all
   * @param faults how many faults at most, the wrongly found before the missed
   */
  record Wish(String topic, int faults) {}

  void print(Wish wish) {
    String topic = wish.topic();
    table("reported", evaluation.reported(), topic);
    table("any status", evaluation.anyStatus(), topic);
    if (topic.isEmpty()) {
      out.printf("%n%-22s %s%n", "status", HEAD);
      evaluation
          .byStatus()
          .forEach((status, tally) -> out.printf("%-22s %s%n", status.label(), tally));
      out.printf("%n%-22s %s%n", "whom", HEAD);
      evaluation.whom().tallies().forEach((what, tally) -> out.printf("%-22s %s%n", what, tally));
      printTold();
      out.printf("%ntexts without events     texts  reported topics found%n");
      evaluation
          .offTopic()
          .forEach((kind, counts) -> out.printf("%-24s %5d %5d%n", kind, counts[0], counts[1]));
    }
    out.printf("%nconfusions (there -> found instead)%n");
    evaluation.confusions().entrySet().stream()
        .filter(entry -> topic.isEmpty() || entry.getKey().contains(topic))
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(20)
        .forEach(entry -> out.printf("%4d  %s%n", entry.getValue(), entry.getKey()));
    if (wish.faults() > 0) {
      out.printf("%nfaults%n");
    }
    evaluation.faults().stream()
        .filter(fault -> topic.isEmpty() || fault.key().startsWith(topic + " "))
        .sorted(Comparator.comparing((Fault fault) -> fault.found() == null))
        .limit(wish.faults())
        .forEach(this::print);
    evaluation.whom().faults().stream()
        .filter(fault -> topic.isEmpty() || fault.what().startsWith(topic + " "))
        .limit(wish.faults())
        .forEach(this::print);
  }

  private void table(String name, Map<String, Tally> tallies, String topic) {
    out.printf("%n%-22s %s%n", name, HEAD);
    Tally all = Tally.NONE;
    for (Map.Entry<String, Tally> entry : tallies.entrySet()) {
      all = all.plus(entry.getValue());
      if (topic.isEmpty() || entry.getKey().equals(topic)) {
        out.printf("%-22s %s%n", entry.getKey(), entry.getValue());
      }
    }
    if (topic.isEmpty()) {
      out.printf("%-22s %s%n", "all", all);
    }
  }

  private void print(Whom.Fault fault) {
    out.printf(
        "WHOM   %s %s: wrong %s, missed %s%n       %s%n",
        fault.text().id(), fault.what(), fault.wrong(), fault.missed(), quoted(fault.text()));
  }

  private static String quoted(LabelledText text) {
    return text.isArticle() ? text.title() : text.text();
  }

  private void printTold() {
    out.printf("%nstatus where the topic was found%n%-22s right  of   found instead%n", "there");
    evaluation
        .told()
        .forEach(
            (there, found) -> {
              int all = found.values().stream().mapToInt(Integer::intValue).sum();
              StringBuilder instead = new StringBuilder();
              found.forEach(
                  (status, times) -> {
                    if (status != there) {
                      instead.append("  ").append(times).append(' ').append(status.label());
                    }
                  });
              out.printf(
                  "%-22s %4d %4d %s%n", there.label(), found.getOrDefault(there, 0), all, instead);
            });
  }

  private void print(Fault fault) {
    String text = quoted(fault.text());
    out.printf(
        "%s %s %s %s%n",
        fault.found() == null ? "MISSED" : "WRONG ",
        fault.text().id(),
        fault.key(),
        fault.text().labels());
    out.printf("       %s%n", text);
    if (fault.found() != null) {
      for (Evidence evidence : fault.found().evidence()) {
        out.printf("       by %s: %s %s%n", evidence.by(), evidence.text(), evidence.cue());
      }
    }
  }
}
