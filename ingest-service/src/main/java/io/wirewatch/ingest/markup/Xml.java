package io.wirewatch.ingest.markup;

import java.util.Optional;
import java.util.function.Supplier;
import javax.xml.stream.XMLStreamException;
import org.jsoup.nodes.Document;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;

/** Reads XML, well-formed or not, into one and the same outline. */
public final class Xml {
  private static final int LONGEST_FAULT = 300;
  private static final int DEPTH = 110;

  private Xml() {}

  /**
   * What was read.
   *
   * @param outline the one that took the entries in
   * @param root with all that is no entry; empty when there was no element at all
   * @param fault why it is not well-formed, with the place; empty when it is
   * @param misplaced whether there was text before the document
   * @param truncated whether the document breaks off
   * @param cut whether an entry was so long that a part of it was left out
   */
  public record Result<O extends Outline>(
      O outline,
      Optional<Node> root,
      String fault,
      boolean misplaced,
      boolean truncated,
      boolean cut) {}

  /**
   * Reads a document.
   *
   * @param text the whole document
   * @param base the address it came from; empty when none is known
   * @param outlines makes a fresh outline; a second one when the document turns out not to be
   *     well-formed
   */
  public static <O extends Outline> Result<O> read(String text, String base, Supplier<O> outlines) {
    Prolog prolog = Prolog.of(text);
    O outline = outlines.get();
    Builder builder = new Builder(outline, base);
    try {
      WellFormed.read(prolog.document(), builder);
      return new Result<>(
          outline,
          Optional.ofNullable(builder.root()),
          "",
          prolog.misplaced(),
          false,
          builder.isCut());
    } catch (WellFormed.HostileException e) {
      return new Result<>(
          outline,
          Optional.ofNullable(builder.root()),
          fault(e),
          prolog.misplaced(),
          true,
          builder.isCut());
    } catch (XMLStreamException e) {
      outline = outlines.get();
      builder = new Builder(outline, base);
      Repair.Repaired repaired = Repair.of(prolog.document(), prolog.entities());
      boolean truncated = Lenient.read(repaired.xml(), builder, outline);
      return new Result<>(
          outline,
          Optional.ofNullable(builder.root()),
          fault(e),
          prolog.misplaced(),
          truncated,
          repaired.cut() || builder.isCut());
    }
  }

  /**
   * The tree of a document that is no feed, mended where it is not well-formed: names in lower
   * case, each element with its place in the text. Depth and length are bounded as for feeds.
   */
  public static Document tree(String text) {
    Prolog prolog = Prolog.of(text);
    return elements(Repair.of(prolog.document(), prolog.entities()).xml());
  }

  /** The elements as they are found, names in lower case, each with its place. */
  static Document elements(String xml) {
    return Parser.xmlParser()
        .settings(ParseSettings.htmlDefault)
        .setMaxDepth(DEPTH)
        .setTrackPosition(true)
        .parseInput(xml, "");
  }

  private static String fault(XMLStreamException e) {
    String whole = Optional.ofNullable(e.getMessage()).orElse("not well-formed");
    int start = whole.indexOf("Message: ");
    String message = start < 0 ? whole : whole.substring(start + "Message: ".length());
    String brief = message.length() > LONGEST_FAULT ? message.substring(0, LONGEST_FAULT) : message;
    String place = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNumber() + ": ";
    return HtmlText.fold(place + brief);
  }
}
