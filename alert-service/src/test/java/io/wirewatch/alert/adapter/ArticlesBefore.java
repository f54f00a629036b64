package io.wirewatch.alert.adapter;

import io.wirewatch.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A past of one partition, held in memory, of which a few records are read at a time. */
final class ArticlesBefore implements Past.Archive {
  private static final int AT_A_TIME = 3;

  private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
  private Runnable afterTheNext = () -> {};
  private Instant readSince = Instant.MAX;

  /** The last that was added. */
  byte[] last() {
    return records.getLast().value();
  }

  /** From when on it was read last. */
  Instant readSince() {
    return readSince;
  }

  /** Has something done once, when some but not all have been read. */
  void afterTheNext(Runnable done) {
    afterTheNext = done;
  }

  void add(String id, byte[] tagged) {
    records.add(new ConsumerRecord<>(Topics.ARTICLES_TAGGED.name(), 0, records.size(), id, tagged));
  }

  @Override
  public Past open(int partition) {
    return new Past() {
      private int next;

      @Override
      public int partitions() {
        return 1;
      }

      @Override
      public long committed() {
        return 0;
      }

      @Override
      public long seek(Instant writtenSince) {
        readSince = writtenSince;
        next = 0;
        return 0;
      }

      @Override
      public void seek(long offset) {
        next = (int) offset;
      }

      @Override
      public List<ConsumerRecord<String, byte[]>> next(Duration atMost) {
        int end = Math.min(records.size(), next + AT_A_TIME);
        List<ConsumerRecord<String, byte[]>> some = List.copyOf(records.subList(next, end));
        next = end;
        Runnable now = afterTheNext;
        afterTheNext = () -> {};
        now.run();
        return some;
      }

      @Override
      public long position() {
        return next;
      }

      @Override
      public void close() {}
    };
  }
}
