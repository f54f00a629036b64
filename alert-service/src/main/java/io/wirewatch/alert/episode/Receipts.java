package io.wirewatch.alert.episode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wirewatch.alert.timeline.Item;
import io.wirewatch.alert.timeline.Nanos;
import io.wirewatch.alert.timeline.Timeline.Standing;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Evidence;
import io.wirewatch.events.Json;
import io.wirewatch.events.Receipt;
import io.wirewatch.events.RuleMatch;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows why a condition is met at an instant, or is not. */
final class Receipts {
  /** How many articles are listed as counted, and how many as left out. */
  static final int MAX_LISTED = 200;

  private final Group group;
  private final Shown shown;

  Receipts(Group group, Shown shown) {
    this.group = group;
    this.shown = shown;
  }

  /** An article that counts for a clause, or does not: because another does, or for its score. */
  private record Pick(Item item, int clause, Optional<Item> as) {}

  /** Keeps the last so many. */
  private static final class Last {
    private final Deque<Pick> picks = new ArrayDeque<>();
    private int count;

    void add(Pick pick) {
      count++;
      picks.addLast(pick);
      if (picks.size() > MAX_LISTED) {
        picks.removeFirst();
      }
    }
  }

  /**
   * The receipt for an instant.
   *
   * @param corrected articles that were taken away and whose taking away decided
   */
  Account at(long instant, List<RuleMatch> corrected) {
    List<Standing> standings = group.timeline().standings(instant);
    Last counted = new Last();
    Last leftOut = new Last();
    standings.forEach(standing -> pick(standing.part(), counted, leftOut));
    Receipt.Part part =
        standings.stream()
            .map(Standing::part)
            .filter(Receipt.Part::met)
            .findFirst()
            .orElse(standings.getFirst().part());
    Receipt.Kind kind = group.rule().condition().kind();
    History history = group.history();
    Stream<Slice> others =
        Stream.concat(
                corrected.stream()
                    .map(match -> new Alert.LeftOut(match.article(), Alert.Reason.CORRECTED, "")),
                history.late().stream()
                    .map(late -> new Alert.LeftOut(late, Alert.Reason.TOO_LATE, "")))
            .map(Slice::written);
    Instant start =
        standings.stream()
            .map(standing -> standing.part().windowStart())
            .min(Comparator.naturalOrder())
            .orElse(part.windowStart());
    Receipt receipt =
        new Receipt(
            part.query(),
            part.counting(),
            part.threshold(),
            part.count(),
            part.windowStart(),
            part.windowEnd(),
            List.of(),
            List.of(),
            kind,
            kind == Receipt.Kind.AT_LEAST
                ? List.of()
                : standings.stream().map(Standing::part).toList(),
            standings.stream()
                .flatMap(standing -> standing.baseline().stream())
                .findFirst()
                .orElse(null),
            leftOut.count + corrected.size() + history.lateCount(),
            history.droppedTo() > Nanos.of(start));
    shown.prepare(
        group,
        Stream.concat(counted.picks.stream(), leftOut.picks.stream()).map(Pick::item).toList());
    List<Slice> listed = new ArrayList<>(MAX_LISTED);
    long received = Nanos.EVER;
    for (Pick pick : latest(counted).toList()) {
      Optional<ShownMatch> match = shown.match(group, pick.item());
      if (match.isPresent()) {
        listed.add(article(match.get(), pick));
        received = Math.max(received, match.get().received());
      }
    }
    return new Account(
        receipt,
        listed,
        Stream.concat(latest(leftOut).map(this::leftOut).flatMap(Optional::stream), others)
            .toList(),
        received);
  }

  /** What is in the window of a part: the first article of each key counts. */
  private void pick(Receipt.Part part, Last counted, Last leftOut) {
    Map<String, Item> first = new HashMap<>();
    for (Item item :
        group.byTime().between(Nanos.of(part.windowStart()), Nanos.of(part.windowEnd()))) {
      if (item.matches(part.clause())) {
        Item as = first.putIfAbsent(item.key(part.counting()), item);
        if (as == null) {
          counted.add(new Pick(item, part.clause(), Optional.empty()));
        } else {
          leftOut.add(new Pick(item, part.clause(), Optional.of(as)));
        }
      } else if (item.isBelowScore(part.clause())) {
        leftOut.add(new Pick(item, part.clause(), Optional.empty()));
      }
    }
  }

  private static Stream<Pick> latest(Last picks) {
    List<Pick> sorted = new ArrayList<>(picks.picks);
    sorted.sort(Comparator.comparing(Pick::item, Item.BY_TIME).thenComparing(Pick::clause));
    return sorted.stream();
  }

  /** As it was written, unless something of it is otherwise here. */
  private Slice article(ShownMatch match, Pick pick) {
    Group.Held held = group.held(pick.item().article());
    String story =
        held == null || held.story().isEmpty() ? group.survivor(match.story()) : held.story();
    boolean isAsWritten =
        story.equals(match.story()) && group.rule().condition().queries().size() == 1;
    return isAsWritten ? match.article() : Slice.written(counted(match.whole(), story, pick));
  }

  private Alert.Counted counted(RuleMatch match, String story, Pick pick) {
    Alert.Counted article = match.article();
    return new Alert.Counted(
        article.id(),
        article.source(),
        article.owner(),
        article.title(),
        article.url(),
        article.publishedAt(),
        article.receivedAt(),
        of(article.matches(), pick.clause()),
        story,
        match.origin(),
        match.belowScore().stream()
            .filter(below -> below.clause() == pick.clause())
            .findFirst()
            .map(RuleMatch.BelowScore::score)
            .orElse(article.score()),
        pick.clause());
  }

  /** The evidence without what only decided other clauses. */
  private List<Evidence> of(List<Evidence> matches, int clause) {
    List<String> ids = new ArrayList<>(group.rule().queryIds());
    ids.remove(clause);
    return matches.stream().filter(evidence -> !ids.contains(evidence.by())).toList();
  }

  private Optional<Slice> leftOut(Pick pick) {
    Alert.Reason reason =
        pick.as().map(as -> reason(pick.item(), as)).orElse(Alert.Reason.BELOW_SCORE);
    String as = pick.as().map(Item::article).orElse("");
    return shown.match(group, pick.item()).map(match -> leftOut(article(match, pick), reason, as));
  }

  private Alert.Reason reason(Item item, Item as) {
    return group.countsStories() && as.story().equals(item.story())
        ? Alert.Reason.SAME_STORY
        : Alert.Reason.SAME_OWNER;
  }

  /** The JSON of {@link Alert.LeftOut}. */
  private static Slice leftOut(Slice article, Alert.Reason reason, String as) {
    ByteArrayOutputStream json = new ByteArrayOutputStream(article.length() + 100);
    json.writeBytes("{\"article\":".getBytes(UTF_8));
    json.write(article.bytes(), article.from(), article.length());
    json.writeBytes(",\"reason\":".getBytes(UTF_8));
    json.writeBytes(Json.write(reason));
    if (!as.isEmpty()) {
      json.writeBytes(",\"as\":".getBytes(UTF_8));
      json.writeBytes(Json.write(as));
    }
    json.write('}');
    return Slice.of(json.toByteArray());
  }
}
