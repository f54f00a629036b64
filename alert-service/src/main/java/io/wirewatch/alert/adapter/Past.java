package io.wirewatch.alert.adapter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What one partition of the tagged articles had before, to be read again for rules that change. */
interface Past extends AutoCloseable {
  /** How many partitions there are. */
  int partitions();

  /** Up to where matching has read the partition, exclusive, as was committed. */
  long committed();

  /** Goes to the first record written at or after a time; its offset. */
  long seek(Instant writtenSince);

  /** Goes to an offset. */
  void seek(long offset);

  /** Some of the records that come next; none when none comes within the time. */
  List<ConsumerRecord<String, byte[]>> next(Duration atMost);

  /** The offset from which it reads next. */
  long position();

  @Override
  void close();

  /** Opens the past of a partition. */
  @FunctionalInterface
  interface Archive {
    /** Opens the past of a partition. */
    Past open(int partition);
  }
}
