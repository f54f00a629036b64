package io.wirewatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.ingest.feed.Reading.ParsedFeed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;

/** The documents under {@code feeds}, which are ours, as if they had come from one address. */
final class FeedFiles {
  static final URI BASE = URI.create("https://base.example/feeds/all.xml");

  private FeedFiles() {}

  static ParsedFeed asFeed(Reading reading) {
    return assertThat(reading)
        .asInstanceOf(InstanceOfAssertFactories.type(ParsedFeed.class))
        .actual();
  }

  static byte[] bytes(String file) {
    try (InputStream in = FeedFiles.class.getResourceAsStream("/feeds/" + file)) {
      return Objects.requireNonNull(in, file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
