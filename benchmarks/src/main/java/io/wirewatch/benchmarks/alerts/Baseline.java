package io.wirewatch.benchmarks.alerts;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The least that Kafka Streams can do with the same records and the same promises ({@code
 * exactly_once_v2}, commits every 20 ms), as a process of its own.
 */
final class Baseline {
  /** Passes every record on as it is. */
  static final String PASS_THROUGH = "pass-through";

  /** Counts the records of each key, in RocksDB with a changelog. */
  static final String PLAIN_COUNT = "plain-count";

  /** Keeps every record under its key and place, in RocksDB with a changelog. */
  static final String PLAIN_KEEP = "plain-keep";

  /** Where records are passed on to. */
  static final String PASSED = "passed";

  private static final String COUNTS = "counts";

  private Baseline() {}

  /**
   * Runs until it is told to end.
   *
   * @param args which, the bootstrap servers, the folder of its state, the topic to read, and the
   *     topic to write
   */
  public static void main(String[] args) throws InterruptedException {
    List<String> words = List.of(args);
    String kind = words.get(0);
    Properties settings = new Properties();
    settings.put("application.id", kind);
    settings.put("bootstrap.servers", words.get(1));
    settings.put("state.dir", words.get(2));
    settings.put("processing.guarantee", "exactly_once_v2");
    settings.put("commit.interval.ms", 20);
    settings.put("auto.offset.reset", "earliest");
    settings.put("producer.compression.type", "snappy");
    settings.put("producer.max.request.size", 8 << 20);
    settings.put("producer.batch.size", 1 << 17);
    KafkaStreams streams = new KafkaStreams(topology(kind, words.get(3), words.get(4)), settings);
    Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
    streams.start();
    new CountDownLatch(1).await();
  }

  private static Topology topology(String kind, String from, String to) {
    Topology topology = new Topology();
    topology.addSource(
        "from", Serdes.ByteArray().deserializer(), Serdes.ByteArray().deserializer(), from);
    if (kind.equals(PASS_THROUGH)) {
      return topology.addSink(
          "to", to, Serdes.ByteArray().serializer(), Serdes.ByteArray().serializer(), "from");
    }
    return topology
        .addProcessor("count", kind.equals(PLAIN_COUNT) ? Count::new : Keep::new, "from")
        .addStateStore(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(COUNTS), Serdes.ByteArray(), Serdes.ByteArray()),
            "count");
  }

  /** Counts. */
  private static final class Count implements Processor<byte[], byte[], Void, Void> {
    private KeyValueStore<byte[], byte[]> counts;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    Count() {}

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      counts = context.getStateStore(COUNTS);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      byte[] before = counts.get(record.key());
      long count = before == null ? 0 : ByteBuffer.wrap(before).getLong();
      counts.put(record.key(), ByteBuffer.allocate(Long.BYTES).putLong(count + 1).array());
    }
  }

  /** Keeps. */
  private static final class Keep implements Processor<byte[], byte[], Void, Void> {
    private KeyValueStore<byte[], byte[]> kept;
    private ProcessorContext<Void, Void> context;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
    Keep() {}

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      this.context = context;
      this.kept = context.getStateStore(COUNTS);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      long place = context.recordMetadata().orElseThrow().offset();
      byte[] key =
          ByteBuffer.allocate(record.key().length + Long.BYTES)
              .put(record.key())
              .putLong(place)
              .array();
      kept.put(key, record.value());
    }
  }
}
