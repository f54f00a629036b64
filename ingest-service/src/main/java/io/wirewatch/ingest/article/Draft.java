package io.wirewatch.ingest.article;

import io.wirewatch.events.Article;
import io.wirewatch.events.Names;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An article as a push or a feed brings it, in plain text. What is not stated is empty.
 *
 * @param source the outlet; the address's host where it is empty
 * @param feed the feed's id; empty for a push
 * @param guid the publisher's identifier
 * @param url the address
 * @param title the headline
 * @param body the text
 * @param language a BCP 47 tag
 * @param authors as stated
 * @param categories as stated
 * @param time the event time
 * @param publishedText the publication time as it was written
 */
public record Draft(
    String source,
    String feed,
    String guid,
    String url,
    String title,
    String body,
    String language,
    List<String> authors,
    List<String> categories,
    EventTime time,
    String publishedText) {

  /** What becomes of a draft. */
  public sealed interface Outcome {
    /** It is an article. */
    record Accepted(Article article) implements Outcome {}

    /**
     * It is none.
     *
     * @param field the field at fault
     * @param reason what is wrong with it, to be read after its name
     */
    record Rejected(String field, String reason) implements Outcome {}
  }

  /** Makes it an article, taken in at that time, that is news to us. */
  public Outcome receivedAt(Instant now) {
    return receivedAt(now, false);
  }

  /**
   * Makes it an article, taken in at that time.
   *
   * @param backfill whether it was in its feed already when the feed was first seen
   */
  public Outcome receivedAt(Instant now, boolean backfill) {
    if (title.isBlank()) {
      return new Outcome.Rejected("title", "is missing");
    }
    String canonical = CanonicalUrl.of(url).orElse("");
    if (canonical.isEmpty() && !url.isBlank()) {
      return new Outcome.Rejected("url", "is not an absolute http or https address");
    }
    String outlet = source.isBlank() ? CanonicalUrl.host(canonical) : source.strip();
    if (outlet.isEmpty()) {
      return new Outcome.Rejected("source", "is missing, and there is no url to take it from");
    }
    Optional<String> fault = Names.fault(outlet);
    if (fault.isPresent()) {
      return new Outcome.Rejected("source", fault.get());
    }
    if (canonical.isEmpty() && guid.isBlank()) {
      return new Outcome.Rejected("url", "is missing, and there is no guid in its place");
    }
    String id =
        canonical.isEmpty() ? Identity.ofGuid(outlet, guid.strip()) : Identity.ofUrl(canonical);
    return new Outcome.Accepted(
        new Article(
            id,
            Identity.ofContent(title, body),
            outlet,
            feed,
            guid.strip(),
            canonical,
            title.strip(),
            body.strip(),
            Names.fault(language).isPresent() ? "" : language,
            authors,
            categories,
            time.at(),
            time.basis(),
            publishedText,
            now,
            backfill));
  }
}
