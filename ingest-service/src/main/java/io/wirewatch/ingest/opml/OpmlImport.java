package io.wirewatch.ingest.opml;

import io.wirewatch.configuration.HumanDuration;
import io.wirewatch.ingest.feed.Feed;
import io.wirewatch.ingest.feed.Feed.WhenFullText;
import io.wirewatch.ingest.opml.OpmlReading.Flaw;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes feeds of a list's subscriptions: each gets an id of its own, made of its title, and none is
 * followed twice.
 *
 * @param accepted the feeds that are new, with the line of each
 * @param duplicates those that are followed already, or stand in the list before
 * @param flaws those that cannot be followed
 */
public record OpmlImport(List<Accepted> accepted, List<Duplicate> duplicates, List<Flaw> flaws) {
  private static final int LONGEST_ID = 60;

  /** Copies the lists. */
  public OpmlImport {
    accepted = List.copyOf(accepted);
    duplicates = List.copyOf(duplicates);
    flaws = List.copyOf(flaws);
  }

  /**
   * A feed that is new.
   *
   * @param line where it stands in the list, from 1 on
   * @param feed the feed
   */
  public record Accepted(int line, Feed feed) {}

  /**
   * A feed that is known.
   *
   * @param line where it stands in the list, from 1 on
   * @param url its address there
   * @param id the feed that it is
   */
  public record Duplicate(int line, String url, String id) {}

  /** What becomes of these subscriptions beside the feeds that are followed already. */
  public static OpmlImport of(List<Subscription> subscriptions, Collection<Feed> followed) {
    Map<String, String> known = new HashMap<>();
    Set<String> ids = new HashSet<>();
    for (Feed feed : followed) {
      known.put(key(feed.url().toString()), feed.id());
      ids.add(feed.id());
    }
    List<Accepted> accepted = new ArrayList<>();
    List<Duplicate> duplicates = new ArrayList<>();
    List<Flaw> flaws = new ArrayList<>();
    for (Subscription each : subscriptions) {
      String same = known.get(key(each.url()));
      if (same != null) {
        duplicates.add(new Duplicate(each.line(), each.url(), same));
        continue;
      }
      try {
        Feed feed = feed(each, ids);
        accepted.add(new Accepted(each.line(), feed));
        known.put(key(each.url()), feed.id());
        ids.add(feed.id());
      } catch (IllegalArgumentException | URISyntaxException e) {
        flaws.add(new Flaw(each.line(), Optional.ofNullable(e.getMessage()).orElse("invalid")));
      }
    }
    return new OpmlImport(accepted, duplicates, flaws);
  }

  private static Feed feed(Subscription each, Set<String> taken) throws URISyntaxException {
    URI url = new URI(each.url());
    String every = each.own().get("every");
    String fullText = each.own().get("fulltext");
    return new Feed(
        id(each, url, taken),
        url,
        each.title().isEmpty() ? url.getHost() : each.title(),
        each.own().get("source"),
        every == null ? null : duration(every),
        fullText == null ? null : WhenFullText.valueOf(fullText.toUpperCase(Locale.ROOT)),
        each.categories());
  }

  private static @Nullable Duration duration(String stated) {
    return HumanDuration.parse(stated);
  }

  private static String id(Subscription each, URI url, Set<String> taken) {
    String wanted = each.own().getOrDefault("id", "");
    if (!wanted.isEmpty() && !taken.contains(wanted)) {
      return wanted;
    }
    String slug = slug(each.title());
    if (slug.isEmpty()) {
      slug = slug(String.valueOf(url.getHost()).replaceFirst("^www\\.", ""));
    }
    String id = slug;
    for (int i = 2; taken.contains(id); i++) {
      id = slug + "-" + i;
    }
    return id;
  }

  private static String slug(String title) {
    String plain = Normalizer.normalize(title, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    String slug =
        plain.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    return slug.length() > LONGEST_ID ? slug.substring(0, LONGEST_ID) : slug;
  }

  /** Addresses that differ in scheme, in the host's case or in a last slash lead to one feed. */
  private static String key(String url) {
    String bare = url.replaceFirst("(?i)^https?://", "").replaceFirst("#.*$", "");
    int path = bare.indexOf('/');
    String host = (path < 0 ? bare : bare.substring(0, path)).toLowerCase(Locale.ROOT);
    String rest = path < 0 ? "" : bare.substring(path);
    return host.replaceFirst(":(?:80|443)$", "") + rest.replaceFirst("/$", "");
  }
}
