package io.wirewatch.ingest.page;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.wirewatch.ingest.markup.HtmlText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page's JSON-LD says of its article, in the words of https://schema.org/NewsArticle. Nodes
 * are found wherever they stand, in a {@code @graph} or within others, and references by {@code
 * @id} are followed.
 */
final class LinkedData {
  private static final int MOST_NODES = 5_000;
  private static final int LONGEST = 2_000_000;
  private static final Pattern ARTICLE =
      Pattern.compile(
          "(?:.*[/:])?(?:\\w*NewsArticle|Article|\\w+Article|BlogPosting|LiveBlogPosting|Report"
              + "|SocialMediaPosting|DiscussionForumPosting|Review|Recipe|TechArticle)");
  private static final Pattern PAGE = Pattern.compile("(?:.*[/:])?(?:\\w*WebPage|ItemPage)");
  private static final Pattern ORGANISATION = Pattern.compile("(?:.*[/:])?\\w*Organization");
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
          .build();

  private final Map<String, JsonNode> byId = new HashMap<>();
  private final List<JsonNode> articles = new ArrayList<>();
  private final List<JsonNode> pages = new ArrayList<>();
  private boolean unreadable;
  private JsonNode article = MissingNode.getInstance();

  private LinkedData() {}

  /** Reads what the page has of it. */
  static LinkedData of(Document page) {
    LinkedData data = new LinkedData();
    int length = 0;
    for (Element script : page.select("script[type*=ld+json]")) {
      String json = script.data();
      length += json.length();
      if (length <= LONGEST) {
        data.read(json);
      }
    }
    data.article = data.choose();
    return data;
  }

  /** Whether there is an article at all. */
  boolean hasArticle() {
    return !articles.isEmpty();
  }

  /** Whether some of it was no JSON. */
  boolean isUnreadable() {
    return unreadable;
  }

  /** A field of the article as text without markup; empty when it has none. */
  String text(String field) {
    return HtmlText.fold(HtmlText.of(value(article.path(field))));
  }

  /** The same of the article, else of the page around it. */
  String textOfPage(String field) {
    String own = text(field);
    for (int i = 0; own.isEmpty() && i < pages.size(); i++) {
      own = HtmlText.fold(HtmlText.of(value(pages.get(i).path(field))));
    }
    return own;
  }

  /** The article's text, its paragraphs parted by an empty line where it says where they end. */
  String body() {
    String raw = value(article.path("articleBody"));
    if (raw.isEmpty()) {
      raw = value(article.path("text"));
    }
    String marked = raw.indexOf('<') < 0 ? raw : raw.replaceAll("\\n\\s*\\n", "<p>");
    String text = HtmlText.of(marked);
    // Resolved twice by careless publishers
    return text.contains("</p>") ? HtmlText.of(text) : text;
  }

  /** Whether it says that it is not for all to read. */
  boolean isForSubscribers() {
    return value(article.path("isAccessibleForFree")).equalsIgnoreCase("false");
  }

  /** Whose the article is: those that are people first. */
  List<String> authors() {
    Set<String> people = new LinkedHashSet<>();
    Set<String> offices = new LinkedHashSet<>();
    for (String field : List.of("author", "creator", "contributor")) {
      if (people.isEmpty() && offices.isEmpty()) {
        names(article.path(field), people, offices, 0);
      }
    }
    return List.copyOf(people.isEmpty() ? offices : people);
  }

  /** The name of who publishes it. */
  String publisher() {
    Set<String> names = new LinkedHashSet<>();
    names(article.path("publisher"), names, names, 0);
    return names.isEmpty() ? "" : names.iterator().next();
  }

  /** The address of its picture, or of its own page. */
  String address(String field) {
    JsonNode node = article.path(field);
    JsonNode one = node.isArray() ? node.path(0) : node;
    if (one.isTextual()) {
      return one.asText().strip();
    }
    String url = value(one.path("url"));
    return (url.isEmpty() ? value(one.path("@id")) : url).strip();
  }

  private void read(String script) {
    String json =
        script.strip().replaceFirst("^(?:<!--|(?://)?\\s*<!\\[CDATA\\[|/\\*<!\\[CDATA\\[\\*/)", "");
    try {
      JsonNode root = MAPPER.readTree(json);
      if (root != null) {
        index(root);
      }
    } catch (JacksonException e) {
      unreadable = true;
    }
  }

  private void index(JsonNode root) {
    Deque<JsonNode> open = new ArrayDeque<>(List.of(root));
    for (int seen = 0; !open.isEmpty() && seen < MOST_NODES; seen++) {
      Stop.check();
      JsonNode node = open.poll();
      if (node.isObject()) {
        String id = node.path("@id").asText();
        if (!id.isEmpty() && node.size() > 1) {
          byId.putIfAbsent(id, node);
        }
        if (is(node, ARTICLE)) {
          articles.add(node);
        } else if (is(node, PAGE)) {
          pages.add(node);
        }
      }
      node.forEach(
          child -> {
            if (child.isContainerNode() && open.size() < MOST_NODES) {
              open.add(child);
            }
          });
    }
  }

  /** The first of those that say most of themselves; the others are teasers. */
  private JsonNode choose() {
    JsonNode best = pages.isEmpty() ? MissingNode.getInstance() : pages.getFirst();
    int most = -1;
    for (JsonNode each : articles) {
      int filled = 0;
      for (String field : List.of("headline", "datePublished", "author", "publisher")) {
        filled += each.has(field) ? 1 : 0;
      }
      if (filled > most) {
        most = filled;
        best = each;
      }
    }
    return best;
  }

  private void names(JsonNode who, Set<String> people, Set<String> offices, int depth) {
    if (who.isArray()) {
      who.forEach(each -> names(each, people, offices, depth));
    } else if (who.isTextual()) {
      people.add(who.asText());
    } else if (who.isObject() && depth < 4) {
      JsonNode name = who.path("name");
      if (name.isMissingNode() && byId.containsKey(who.path("@id").asText())) {
        names(byId.getOrDefault(who.path("@id").asText(), name), people, offices, depth + 1);
      } else if (name.isArray()) {
        name.forEach(each -> people.add(each.asText()));
      } else if (!value(name).isEmpty()) {
        (is(who, ORGANISATION) ? offices : people).add(value(name));
      } else if (who.has("familyName")) {
        people.add((value(who.path("givenName")) + " " + value(who.path("familyName"))).strip());
      }
    }
  }

  private static boolean is(JsonNode node, Pattern type) {
    JsonNode stated = node.path("@type");
    for (JsonNode each : stated.isArray() ? stated : List.of(stated)) {
      if (type.matcher(each.asText()).matches()) {
        return true;
      }
    }
    return false;
  }

  private static String value(JsonNode node) {
    JsonNode one = node.isArray() ? node.path(0) : node;
    JsonNode plain = one.isObject() ? one.path("@value") : one;
    return plain.isValueNode() ? plain.asText("") : "";
  }
}
