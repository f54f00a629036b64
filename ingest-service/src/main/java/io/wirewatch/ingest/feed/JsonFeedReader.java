package io.wirewatch.ingest.feed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.ingest.date.StatedTime;
import io.wirewatch.ingest.feed.FeedEntry.Enclosure;
import io.wirewatch.ingest.feed.Reading.Kind;
import io.wirewatch.ingest.markup.HtmlText;
import io.wirewatch.ingest.markup.Links;
import io.wirewatch.ingest.markup.Markup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), item by item, so that one
 * that breaks off yields the items before that.
 */
final class JsonFeedReader {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
          .build();

  private final Warnings warnings;
  private final String base;
  private final int mostEntries;
  private final ObjectNode head = JsonNodeFactory.instance.objectNode();
  private final List<FeedEntry> entries = new ArrayList<>();
  private boolean itemsFound;

  JsonFeedReader(Warnings warnings, String base, int mostEntries) {
    this.warnings = warnings;
    this.base = base;
    this.mostEntries = mostEntries;
  }

  /** Reads a document; empty when it is JSON of another kind. */
  boolean read(String text) {
    try (JsonParser json = MAPPER.createParser(text)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        fields(json);
      }
    } catch (IOException e) {
      warnings.add(
          Kind.TRUNCATED,
          Optional.ofNullable(e.getMessage()).orElse("").replaceFirst("(?s)\n.*", ""));
    }
    return string(head, "version").contains("jsonfeed.org") || (itemsFound && head.has("title"));
  }

  List<FeedEntry> entries() {
    return entries;
  }

  FeedHead head() {
    String version = string(head, "version");
    String number = version.substring(version.lastIndexOf('/') + 1);
    return new FeedHead(
        "json feed " + (number.isEmpty() ? "1.0" : number.matches("1") ? "1.0" : number),
        HtmlText.fold(string(head, "title")),
        link(string(head, "home_page_url")),
        HtmlText.fold(string(head, "description")),
        Fields.language(string(head, "language")),
        authors(head),
        StatedTime.NONE,
        each(head, "hubs")
            .filter(hub -> string(hub, "type").equalsIgnoreCase("websub"))
            .map(hub -> link(string(hub, "url")))
            .filter(hub -> !hub.isEmpty())
            .toList(),
        link(string(head, "feed_url")));
  }

  private void fields(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("items") && value == JsonToken.START_ARRAY) {
        itemsFound = true;
        items(json);
      } else {
        head.set(name, MAPPER.<JsonNode>readTree(json));
      }
    }
  }

  private void items(JsonParser json) throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      JsonNode item = MAPPER.readTree(json);
      if (item == null) {
        return;
      }
      if (item.isObject() && entries.size() < mostEntries) {
        entries.add(entry(item));
      } else if (item.isObject()) {
        warnings.add(Kind.TOO_MANY_ENTRIES, "more than " + mostEntries);
        json.skipChildren();
        return;
      }
    }
  }

  private FeedEntry entry(JsonNode item) {
    String html = string(item, "content_html");
    String plain = string(item, "content_text");
    String summary = HtmlText.ofPlain(string(item, "summary"));
    Markup markup = new Markup(html.isBlank() ? plain : html, !html.isBlank(), base);
    String text = markup.text();
    String address =
        string(item, "url").isBlank() ? string(item, "external_url") : string(item, "url");
    String link = link(address);
    if (link.isEmpty() && !address.isBlank()) {
      warnings.add(Kind.BAD_LINK, address);
    }
    StatedTime updated = StatedTime.of(string(item, "date_modified"));
    String image = link(string(item, "image"));
    return new FeedEntry(
        HtmlText.fold(string(item, "id")),
        link,
        HtmlText.fold(string(item, "title")),
        text.isEmpty() ? "" : summary,
        text.isEmpty() ? summary : text,
        text.isEmpty() ? new Markup(summary, false, base) : markup,
        authors(item),
        Fields.distinct(each(item, "tags").map(JsonNode::asText).toList()),
        each(item, "attachments").map(this::enclosure).flatMap(Optional::stream).toList(),
        image.isEmpty() ? link(string(item, "banner_image")) : image,
        StatedTime.of(string(item, "date_published")).or(updated),
        updated,
        Fields.language(string(item, "language")));
  }

  private Optional<Enclosure> enclosure(JsonNode attachment) {
    return Links.resolve(base, string(attachment, "url"))
        .map(
            url ->
                new Enclosure(
                    url, string(attachment, "mime_type"), string(attachment, "size_in_bytes")));
  }

  private static List<String> authors(JsonNode at) {
    Stream<JsonNode> one = Stream.of(at.path("author")).filter(node -> !node.isMissingNode());
    return Fields.distinct(
        Stream.concat(each(at, "authors"), one)
            .map(
                author ->
                    author.isTextual()
                        ? author.asText()
                        : string(author, "name").isBlank()
                            ? string(author, "url").replaceFirst("^mailto:", "")
                            : string(author, "name"))
            .toList());
  }

  private String link(String stated) {
    return Links.resolve(base, stated).orElse("");
  }

  private static Stream<JsonNode> each(JsonNode at, String name) {
    return StreamSupport.stream(at.path(name).spliterator(), false).limit(1_000);
  }

  private static String string(JsonNode at, String name) {
    JsonNode value = at.path(name);
    return value.isValueNode() && !value.isNull() ? value.asText() : "";
  }
}
