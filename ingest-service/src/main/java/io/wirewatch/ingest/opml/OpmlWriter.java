package io.wirewatch.ingest.opml;

import io.wirewatch.ingest.feed.Feed;
import io.wirewatch.ingest.markup.HtmlText;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes feeds as OPML 2.0, which any feed reader takes: each in the folder of its foremost
 * category, the others as its own {@code category}. What only we know of a feed stands in
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
      for (var folder : folders(feeds).entrySet()) {
        folder(out, folder.getKey(), folder.getValue());
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

  /** The feeds by their foremost category, which is empty for those that have none. */
  private static Map<String, List<Feed>> folders(Collection<Feed> feeds) {
    Map<String, List<Feed>> folders = new LinkedHashMap<>();
    for (Feed feed : feeds) {
      String name = feed.categories().isEmpty() ? "" : feed.categories().getFirst();
      folders.computeIfAbsent(name, _ -> new ArrayList<>()).add(feed);
    }
    return folders;
  }

  private static void folder(XMLStreamWriter out, String name, List<Feed> feeds)
      throws XMLStreamException {
    if (!name.isEmpty()) {
      out.writeCharacters("\n    ");
      out.writeStartElement("outline");
      out.writeAttribute("text", HtmlText.fold(name));
    }
    for (Feed feed : feeds) {
      out.writeCharacters(name.isEmpty() ? "\n    " : "\n      ");
      outline(out, feed);
    }
    if (!name.isEmpty()) {
      out.writeCharacters("\n    ");
      out.writeEndElement();
    }
  }

  private static void outline(XMLStreamWriter out, Feed feed) throws XMLStreamException {
    out.writeEmptyElement("outline");
    out.writeAttribute("type", "rss");
    out.writeAttribute("text", HtmlText.fold(feed.title()));
    out.writeAttribute("title", HtmlText.fold(feed.title()));
    out.writeAttribute("xmlUrl", feed.url().toString());
    if (feed.categories().size() > 1) { // parted by commas, so that none has one of its own
      List<String> others = feed.categories().subList(1, feed.categories().size());
      out.writeAttribute(
          "category",
          others.stream()
              .map(each -> HtmlText.fold(each.replace(',', ' ')))
              .collect(Collectors.joining(",")));
    }
    for (var field : feed.written().entrySet()) {
      switch (field.getKey()) {
        case "url", "title", "categories" -> {}
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
