package io.wirewatch.ingest.feed;

import io.wirewatch.ingest.date.StatedTime;
import io.wirewatch.ingest.feed.FeedEntry.Enclosure;
import io.wirewatch.ingest.markup.HtmlText;
import io.wirewatch.ingest.markup.Links;
import io.wirewatch.ingest.markup.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the formats have in common: dates, people, categories, links and languages. */
final class Fields {
  private static final Pattern USUAL_LANGUAGE = Pattern.compile("[a-z]{2}(?:-[A-Z]{2})?");
  private static final int MOST = 1_000;
  private static final int MOST_ENCLOSURES = 100;

  private Fields() {}

  /** The first of these times that can be read; the first that is stated when none can. */
  static StatedTime date(Node parent, List<String> names) {
    StatedTime stated = StatedTime.NONE;
    for (String name : names) {
      for (Node child : parent.children(name)) {
        StatedTime time = StatedTime.of(child.text());
        if (time.at().isPresent()) {
          return time;
        }
        stated = stated.or(time);
      }
    }
    return stated;
  }

  /** What is stated, without what is empty or repeated. */
  static List<String> distinct(List<String> stated) {
    List<String> distinct = List.of();
    Set<String> known = Set.of();
    for (String each : stated) {
      String text = HtmlText.fold(each);
      if (text.isEmpty() || distinct.size() >= MOST) {
        continue;
      }
      if (stated.size() == 1) {
        return List.of(text);
      }
      known = known.isEmpty() ? new HashSet<>() : known;
      distinct = distinct.isEmpty() ? new ArrayList<>() : distinct;
      if (known.add(text.toLowerCase(Locale.ROOT))) {
        distinct.add(text);
      }
    }
    return distinct;
  }

  /** The first of these elements that has text, as clean text on one line. */
  static String line(Node parent, boolean guess, List<String> names) {
    for (String name : names) {
      for (Node child : parent.children(name)) {
        String text = HtmlText.fold(TextConstruct.of(child, guess).text());
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    return "";
  }

  /** An address in an element or attribute of it, made absolute; empty when it is none. */
  static String link(Node at, String stated) {
    return Links.resolve(at.base(), stated).orElse("");
  }

  /** What of Media RSS has a title, a text and pictures of its own: groups, and single files. */
  static List<Node> mediaGroups(Node entry) {
    List<Node> groups = entry.children("media:group");
    List<Node> files = entry.children("media:content");
    if (groups.isEmpty() && files.stream().noneMatch(Node::hasElements)) {
      return List.of();
    }
    List<Node> all = new ArrayList<>(groups);
    all.addAll(files);
    groups.forEach(group -> all.addAll(group.children("media:content")));
    return all;
  }

  /** The addresses of a feed's links of that relation. */
  static List<String> related(Node feed, String relation) {
    List<String> related = new ArrayList<>();
    for (Node node : feed.children()) {
      boolean link = node.name().equals("atom:link") || node.name().equals("link");
      if (link
          && List.of(node.attr("rel").toLowerCase(Locale.ROOT).split("\\s+", -1))
              .contains(relation)) {
        related.add(link(node, node.attr("href")));
      }
    }
    return distinct(related);
  }

  /** A feed's own address; empty when it does not say. */
  static String self(Node feed) {
    return related(feed, "self").stream().findFirst().orElse("");
  }

  /** The entry's picture: of Media RSS or iTunes. */
  static String image(Node entry, List<Node> groups) {
    String image = image(entry);
    for (Node group : groups) {
      image = image.isEmpty() ? image(group) : image;
    }
    return image;
  }

  private static String image(Node at) {
    for (Node node : at.children()) {
      boolean shown =
          switch (node.name()) {
            case "media:thumbnail", "itunes:image" -> true;
            case "itunes:link" -> node.attr("rel").equals("image");
            case "media:content" ->
                node.attr("medium").equals("image") || node.attr("type").startsWith("image/");
            default -> false;
          };
      String link = shown ? link(node, node.attr("url") + node.attr("href")) : "";
      if (!link.isEmpty()) {
        return link;
      }
    }
    return "";
  }

  /** A language tag in its regular form; empty when it is none. */
  static String language(String stated) {
    String tag = stated.strip();
    if (tag.isEmpty() || USUAL_LANGUAGE.matcher(tag).matches()) {
      return tag;
    }
    try {
      String first = tag.split("[,;.@\\s]", 2)[0].replace('_', '-');
      Locale locale = new Locale.Builder().setLanguageTag(first).build();
      return locale.getLanguage().isEmpty() ? "" : locale.toLanguageTag();
    } catch (IllformedLocaleException e) {
      return "";
    }
  }

  /** The language that an element or one around it states. */
  static String languageAt(Node at) {
    return language(at.inherited("xml:lang"));
  }

  /** The files of an entry: enclosures, links that say they are one, and those of Media RSS. */
  static List<Enclosure> enclosures(Node entry, List<Node> groups) {
    Set<Enclosure> enclosures = new LinkedHashSet<>();
    for (Node node : entry.children()) {
      switch (node.name()) {
        case "enclosure" ->
            add(enclosures, node, node.attr("url") + node.attr("rdf:resource"), "length");
        case "link", "atom:link" -> {
          if (node.attr("rel").toLowerCase(Locale.ROOT).endsWith("enclosure")) {
            add(enclosures, node, node.attr("href"), "length");
          }
        }
        default -> {}
      }
    }
    media(entry, enclosures);
    groups.forEach(group -> media(group, enclosures));
    return List.copyOf(enclosures);
  }

  private static void media(Node at, Set<Enclosure> enclosures) {
    for (Node node : at.children("media:content")) {
      add(enclosures, node, node.attr("url"), "filesize");
    }
  }

  private static void add(Set<Enclosure> enclosures, Node at, String url, String length) {
    if (enclosures.size() < MOST_ENCLOSURES) {
      Links.resolve(at.base(), url)
          .map(link -> new Enclosure(link, at.attr("type"), at.attr(length)))
          .ifPresent(enclosures::add);
    }
  }
}
