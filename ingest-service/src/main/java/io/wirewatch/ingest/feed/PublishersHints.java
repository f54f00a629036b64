package io.wirewatch.ingest.feed;

import io.wirewatch.events.FeedState.Hints;
import io.wirewatch.ingest.markup.Node;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a publisher wants a feed polled: {@code ttl}, {@code skipHours} and {@code skipDays} of RSS
 * 2.0, and the syndication module of RSS 1.0.
 */
final class PublishersHints {
  private static final int DAY = 24 * 60;

  private PublishersHints() {}

  static Hints of(Node root) {
    Node channel = root.child("channel").orElse(root);
    int ttl = number(channel.text("ttl")).orElse(0);
    return new Hints(Math.max(ttl, period(channel)), hours(channel), days(channel), 0);
  }

  private static int period(Node channel) {
    int minutes =
        switch (channel.text("sy:updateperiod").strip().toLowerCase(Locale.ROOT)) {
          case "hourly" -> 60;
          case "daily" -> DAY;
          case "weekly" -> 7 * DAY;
          case "monthly" -> 30 * DAY;
          case "yearly" -> 365 * DAY;
          default -> 0;
        };
    return minutes / Math.max(1, number(channel.text("sy:updatefrequency")).orElse(1));
  }

  private static List<Integer> hours(Node channel) {
    return inside(channel, "skiphours", "hour")
        .flatMap(text -> number(text).stream())
        .filter(hour -> hour <= 24)
        .map(hour -> hour % 24) // RSS 0.91 counts from 1 to 24
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> days(Node channel) {
    return inside(channel, "skipdays", "day")
        .flatMap(
            text ->
                Stream.of(DayOfWeek.values())
                    .filter(day -> day.name().equalsIgnoreCase(text.strip()))
                    .map(
                        day ->
                            day.name().charAt(0)
                                + day.name().substring(1).toLowerCase(Locale.ROOT)))
        .distinct()
        .toList();
  }

  private static Stream<String> inside(Node channel, String list, String item) {
    return channel.children(list).stream()
        .flatMap(node -> node.children(item).stream())
        .map(Node::text);
  }

  private static Optional<Integer> number(String text) {
    String digits = text.strip();
    return digits.matches("\\d{1,7}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
  }
}
