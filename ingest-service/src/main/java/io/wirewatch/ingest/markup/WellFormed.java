package io.wirewatch.ingest.markup;

import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML that is well-formed, as fast as it comes, with StAX: without document type, so that
 * there is nothing to expand or to fetch.
 */
final class WellFormed {
  /** Each element's name is looked for among all namespaces in force, so there may not be many. */
  private static final int MOST_DECLARED = 300;

  private static final int DEEPEST = 2_000;

  /**
   * Limits of the JDK's that good feeds exceed, for it counts each escaped ampersand as an entity,
   * and one that {@link #DEEPEST} stands for.
   */
  private static final List<String> LIFTED =
      List.of(
          "jdk.xml.entityExpansionLimit",
          "jdk.xml.maxGeneralEntitySizeLimit",
          "jdk.xml.totalEntitySizeLimit",
          "jdk.xml.maxElementDepth");

  private final XMLStreamReader in;
  private final Builder builder;
  private final Names names = new Names();
  private boolean rooted;
  private int declared;

  private WellFormed(XMLStreamReader in, Builder builder) {
    this.in = in;
    this.builder = builder;
  }

  /** It is made to take long. Nobody is to try again by other means. */
  static final class HostileException extends XMLStreamException {
    private static final long serialVersionUID = 1;

    HostileException(String message) {
      super(message);
    }
  }

  /**
   * Reads a document to the end of its root element.
   *
   * @param xml without XML declaration and document type
   * @throws HostileException when it means harm
   * @throws XMLStreamException when it is not well-formed, saying where
   */
  static void read(String xml, Builder builder) throws XMLStreamException {
    if (declaresMany(xml)) {
      throw new HostileException("too many namespaces");
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    for (String limit : LIFTED) {
      factory.setProperty(limit, "0");
    }
    XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
    try {
      new WellFormed(reader, builder).read();
    } catch (RuntimeException e) { // the JDK's parser throws some where it means "not well-formed"
      throw new XMLStreamException(e.toString(), e);
    } finally {
      reader.close();
    }
  }

  private void read() throws XMLStreamException {
    while (!builder.isDone() && in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> {
          declared -= in.getNamespaceCount();
          builder.end();
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (!builder.isBetweenFields()) {
            builder.text(in.getText());
          }
        }
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException("entity " + in.getLocalName(), in.getLocation());
        default -> {} // comments and instructions
      }
    }
  }

  private void start() throws XMLStreamException {
    declared += in.getNamespaceCount();
    if (declared > MOST_DECLARED || builder.depth() > DEEPEST) {
      throw new HostileException("too deep, or too many namespaces");
    }
    int count = in.getAttributeCount();
    String[] attributes = new String[2 * count];
    for (int i = 0; i < count; i++) {
      String uri = in.getAttributeNamespace(i);
      String local = in.getAttributeLocalName(i);
      boolean bare = uri == null || uri.isEmpty();
      attributes[2 * i] = names.of(bare ? "" : in.getAttributePrefix(i), bare ? "" : uri, local);
      attributes[2 * i + 1] = in.getAttributeValue(i);
    }
    String prefix = in.getPrefix() == null ? "" : in.getPrefix();
    String uri = in.getNamespaceURI() == null ? "" : in.getNamespaceURI();
    String local = in.getLocalName();
    if (rooted) {
      builder.start(names.of(prefix, uri, local), attributes);
    } else {
      rooted = true;
      builder.start(names.ofRoot(prefix, uri, local), withNamespaces(attributes));
    }
  }

  /** With all the namespaces that the root declares, which tell versions apart. */
  private String[] withNamespaces(String[] attributes) {
    StringBuilder namespaces = new StringBuilder();
    for (int i = 0; i < in.getNamespaceCount(); i++) {
      namespaces.append(in.getNamespaceURI(i)).append(' ');
    }
    String[] more = Arrays.copyOf(attributes, attributes.length + 2);
    more[attributes.length] = "xmlns";
    more[attributes.length + 1] = namespaces.toString();
    return more;
  }

  /** Whether a single tag declares so many that reading them would take long already. */
  private static boolean declaresMany(String xml) {
    int run = 0;
    int before = 0;
    for (int at = xml.indexOf("xmlns"); at >= 0; at = xml.indexOf("xmlns", at + 1)) {
      int tag = xml.indexOf('<', before);
      run = tag >= 0 && tag < at ? 1 : run + 1;
      if (run > MOST_DECLARED) {
        return true;
      }
      before = at;
    }
    return false;
  }
}
