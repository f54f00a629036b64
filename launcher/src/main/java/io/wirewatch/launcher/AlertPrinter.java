package io.wirewatch.launcher;

import io.wirewatch.events.Alert;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.Receipt;
import java.io.PrintStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes alerts for people: what fired, and each article it rests on. */
final class AlertPrinter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final PrintStream out;

  AlertPrinter(PrintStream out) {
    this.out = out;
  }

  /** Writes one transition of an alert. */
  void print(Alert alert) {
    out.print(text(alert));
    out.flush();
  }

  static String text(Alert alert) {
    Receipt receipt = alert.receipt();
    StringBuilder text = new StringBuilder();
    text.append(
        "%n%s  %s  %s: %s%s (%d of %d %s)%n"
            .formatted(
                TIME.format(alert.at()),
                alert.rule().severity(),
                alert.rule().title(),
                word(alert.transition()),
                alert.group().isEmpty() ? "" : " for " + alert.group(),
                receipt.count(),
                receipt.threshold(),
                word(receipt.counting())));
    for (Alert.Counted article : receipt.counted()) {
      text.append(
          "    %s  %s: %s%n"
              .formatted(TIME.format(article.publishedAt()), article.source(), article.title()));
      String matched = matched(article.matches());
      if (!matched.isEmpty()) {
        text.append("        matched %s%n".formatted(matched));
      }
    }
    if (!receipt.leftOut().isEmpty()) {
      text.append("    not counted: %s%n".formatted(leftOut(receipt.leftOut())));
    }
    return text.toString();
  }

  private static String matched(List<Evidence> matches) {
    return matches.stream()
        .map(match -> "\"" + match.text() + "\"")
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String leftOut(List<Alert.LeftOut> articles) {
    Map<Alert.Reason, Long> byReason =
        articles.stream()
            .collect(Collectors.groupingBy(Alert.LeftOut::reason, Collectors.counting()));
    return byReason.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getValue() + " of the " + word(entry.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
