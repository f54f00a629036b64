package io.wirewatch.ingest.opml;

import io.wirewatch.ingest.feed.Feed;
import io.wirewatch.ingest.markup.HtmlText;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes feeds as OPML 2.0, which any feed reader takes. What only we know of a feed stands in
 * attributes of our own namespace, so that what we wrote is read as it was.
 */
public final class OpmlWriter {
  private static final String NAMESPACE = "urn:wirewatch:feed";

  private OpmlWriter() {}

  /** These feeds, as a document in UTF-8. */
  public static String write(Collection<Feed> feeds, Instant now) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      out.writeStartDocument("UTF-8", "1.0");
      out.writeCharacters("\n");
      out.writeStartElement("opml");
      out.writeAttribute("version", "2.0");
      out.writeNamespace("wirewatch", NAMESPACE);
      out.writeCharacters("\n  ");
      out.writeStartElement("head");
      element(out, "title", "Feeds of Wirewatch");
      element(
          out,
          "dateCreated",
          DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
      out.writeEndElement();
      out.writeCharacters("\n  ");
      out.writeStartElement("body");
      for (Feed feed : feeds) {
        outline(out, feed);
      }
      out.writeCharacters("\n  ");
      out.writeEndElement();
      out.writeCharacters("\n");
      out.writeEndElement();
      out.writeCharacters("\n");
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return text.toString();
  }

  private static void outline(XMLStreamWriter out, Feed feed) throws XMLStreamException {
    out.writeCharacters("\n    ");
    out.writeEmptyElement("outline");
    out.writeAttribute("type", "rss");
    out.writeAttribute("text", HtmlText.fold(feed.title()));
    out.writeAttribute("title", HtmlText.fold(feed.title()));
    out.writeAttribute("xmlUrl", feed.url().toString());
    for (var field : feed.written().entrySet()) {
      switch (field.getKey()) {
        case "url", "title" -> {}
        default ->
            out.writeAttribute(
                "wirewatch", NAMESPACE, field.getKey(), String.valueOf(field.getValue()));
      }
    }
  }

  private static void element(XMLStreamWriter out, String name, String text)
      throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(text);
    out.writeEndElement();
  }
}
