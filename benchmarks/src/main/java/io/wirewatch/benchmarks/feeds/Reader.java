package io.wirewatch.benchmarks.feeds;

import io.wirewatch.ingest.feed.FeedEntry;
import io.wirewatch.ingest.feed.FeedParser;
import io.wirewatch.ingest.feed.Reading.NotAFeed;
import io.wirewatch.ingest.feed.Reading.ParsedFeed;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What is done with the bytes of a feed. */
public enum Reader {
  /** Every event is asked for and nothing kept: the least that any reader of XML takes. */
  STAX {
    @Override
    Object read(byte[] bytes) {
      try {
        XMLStreamReader in = reader(bytes);
        int events = 0;
        while (in.hasNext()) {
          events += in.next();
        }
        return events;
      } catch (XMLStreamException e) {
        throw new IllegalStateException(e);
      }
    }
  },
  /** The text of each element as a string, and the dates as instants. */
  STAX_WITH_DATES {
    @Override
    Object read(byte[] bytes) {
      try {
        return fields(reader(bytes));
      } catch (XMLStreamException e) {
        throw new IllegalStateException(e);
      }
    }
  },
  /** This project's reader: entries with clean text, absolute links, authors, dates. */
  FEED_PARSER {
    @Override
    Object read(byte[] bytes) {
      return switch (FeedParser.parse(bytes, "application/xml", BASE)) {
        case ParsedFeed feed -> {
          List<Instant> times = new ArrayList<>(feed.entries().size());
          for (FeedEntry entry : feed.entries()) {
            entry.published().at().ifPresent(times::add);
          }
          if (times.size() != feed.entries().size()) {
            throw new IllegalStateException("a date was not read");
          }
          yield feed;
        }
        case NotAFeed not -> throw new IllegalStateException(not.toString());
      };
    }
  };

  private static final URI BASE = URI.create("https://harbour.example/feed.xml");

  /** What was read. */
  abstract Object read(byte[] bytes);

  private static XMLStreamReader reader(byte[] bytes) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    for (String limit :
        List.of(
            "jdk.xml.entityExpansionLimit",
            "jdk.xml.maxGeneralEntitySizeLimit",
            "jdk.xml.totalEntitySizeLimit")) { // each escaped ampersand counts
      factory.setProperty(limit, "0");
    }
    return factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
  }

  private static List<Object> fields(XMLStreamReader in) throws XMLStreamException {
    List<Object> fields = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> text.setLength(0);
        case XMLStreamConstants.CHARACTERS -> text.append(in.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          String value = text.toString();
          fields.add(
              switch (in.getLocalName()) {
                case "pubDate" ->
                    OffsetDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
                case "published", "updated" -> Instant.parse(value);
                default -> value;
              });
        }
        default -> {}
      }
    }
    return fields;
  }
}
