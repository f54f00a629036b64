package io.wirewatch.alert.adapter;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.CompressionType;
import org.rocksdb.Options;

/**
 * How the stores of the stream lie on disk. Matches are about a kilobyte of JSON each, are written
 * once and deleted after hours or days: what is written costs more than what is read.
 */
public final class StoreFiles implements RocksDBConfigSetter {
  /** Files of which one is made. By four, the default, merging took a third of the processor. */
  private static final int FILES_TO_MERGE = 10;

  /** Made by Kafka Streams. */
  public StoreFiles() {}

  @Override
  public void setConfig(String store, Options options, Map<String, Object> settings) {
    options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    options.setLevel0FileNumCompactionTrigger(FILES_TO_MERGE);
    options.setAllowConcurrentMemtableWrite(false); // each store is written by one thread
  }

  @Override
  public void close(String store, Options options) {}
}
