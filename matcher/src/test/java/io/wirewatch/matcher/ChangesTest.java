package io.wirewatch.matcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Stored queries match the same however they came to be stored, and for ever. */
class ChangesTest {
  private static final int PAIRS = 12_000;
  private static final int STEPS = 30;

  /** What was stored at a time. */
  private record Snapshot(StoredQueries queries, Map<String, Asked> asked) {}

  @Test
  void matchWhatIsStoredAfterAnyChangesAndNoSnapshotEverChanges() {
    Seeds.each(PAIRS, this::check);
  }

  private void check(long seed) {
    Batch batch = Batch.of(seed, 10);
    List<Snapshot> snapshots = snapshots(batch, new Random(seed));
    Random random = new Random(seed);
    for (Sample document : batch.documents()) {
      Truth truth = new Truth(document);
      Map<Asked, Boolean> known = new HashMap<>();
      for (Snapshot snapshot : List.of(snapshots.getLast(), any(snapshots, random))) {
        Set<String> matching = new TreeSet<>();
        snapshot
            .asked()
            .forEach(
                (id, asked) -> {
                  if (known.computeIfAbsent(asked, truth::matches)) {
                    matching.add(id);
                  }
                });
        assertThat(snapshot.queries().size()).isEqualTo(snapshot.asked().size());
        assertThat(sorted(snapshot.queries().match(document.document())))
            .as(
                "snapshot %d of %d: %s\n%s\nOnly this batch: %s",
                snapshots.indexOf(snapshot),
                snapshots.size(),
                differing(snapshot, document, matching),
                document,
                Seeds.again(getClass(), seed))
            .containsExactlyElementsOf(matching);
      }
    }
  }

  private static List<Asked> differing(Snapshot snapshot, Sample document, Set<String> matching) {
    Set<String> said = sorted(snapshot.queries().match(document.document()));
    return snapshot.asked().values().stream()
        .filter(asked -> said.contains(asked.id()) != matching.contains(asked.id()))
        .toList();
  }

  private static List<Snapshot> snapshots(Batch batch, Random random) {
    List<Snapshot> snapshots = new ArrayList<>();
    Map<String, Asked> asked = new TreeMap<>();
    StoredQueries queries = store(List.of());
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(4)) {
        case 0 -> {
          List<String> gone = asked.keySet().stream().filter(_ -> random.nextInt(3) == 0).toList();
          List<String> ids = new ArrayList<>(gone);
          ids.add("never stored");
          queries = queries.without(ids);
          gone.forEach(asked::remove);
        }
        case 1 -> {
          // what has been learnt of documents must not change what is matched
          queries.match(any(batch.documents(), random).document());
          queries = queries.rechosen();
        }
        default -> {
          Map<String, Asked> more = new TreeMap<>();
          for (int i = random.nextInt(60); i > 0; i--) {
            // another query may come in the place of one that is there
            String id = "q" + random.nextInt(150);
            Asked other = any(batch.queries(), random);
            more.put(id, new Asked(id, other.tree(), other.sentencesOf(), other.query()));
          }
          queries = with(queries, more.values());
          asked.putAll(more);
        }
      }
      snapshots.add(new Snapshot(queries, Map.copyOf(asked)));
    }
    return snapshots;
  }

  @Test
  void areMatchedByTwoThreadsWhileAThirdChangesThem() throws Exception {
    Batch batch = Batch.of(1, 10);
    StoredQueries queries = store(batch.queries());
    List<Set<String>> alone =
        batch.documents().stream()
            .map(document -> sorted(queries.match(document.document())))
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < 2; thread++) {
        running.add(threads.submit(() -> matchAgainAndAgain(queries, batch, alone)));
      }
      running.add(
          threads.submit(
              () -> {
                StoredQueries changed = queries;
                for (int i = 0; i < 50; i++) {
                  changed = changed.without(List.of("q" + i)).rechosen();
                  changed = with(changed, List.of(batch.queries().get(i)));
                }
                assertThat(changed.size()).isEqualTo(batch.queries().size());
              }));
      for (Future<?> each : running) {
        each.get();
      }
    }
  }

  private static void matchAgainAndAgain(
      StoredQueries queries, Batch batch, List<Set<String>> alone) {
    for (int round = 0; round < 50; round++) {
      for (int i = 0; i < batch.documents().size(); i++) {
        assertThat(sorted(queries.match(batch.documents().get(i).document())))
            .isEqualTo(alone.get(i));
      }
    }
  }

  private static Set<String> sorted(Collection<String> ids) {
    return new TreeSet<>(ids);
  }

  private static <T> T any(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  private static StoredQueries store(Collection<Asked> queries) {
    try {
      return StoredQueries.of(TestFields.all(), queries.stream().map(Asked::stored).toList());
    } catch (InvalidQuery e) {
      throw new AssertionError(e);
    }
  }

  private static StoredQueries with(StoredQueries queries, Collection<Asked> more) {
    try {
      return queries.with(more.stream().map(Asked::stored).toList());
    } catch (InvalidQuery e) {
      throw new AssertionError(e);
    }
  }
}
