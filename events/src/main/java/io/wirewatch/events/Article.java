package io.wirewatch.events;

import static io.wirewatch.events.Contract.name;
import static io.wirewatch.events.Contract.optionalName;
import static io.wirewatch.events.Contract.orEmpty;
import static io.wirewatch.events.Contract.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * One revision of one article, as {@code wirewatch.articles.received} and {@code
 * wirewatch.articles} carry it. Text is plain text, without markup. What the publisher did not
 * state is the empty string or list, and absent in JSON.
 *
 * @param id 32 hex digits, the same for every copy of one address; see the ingest service's
 *     identity
 * @param contentHash 32 hex digits over the normalised title and body; a new hash is a new revision
 * @param source the outlet, as {@code sources.yaml} names it; by default the address's host
 * @param feed the feed that brought it; empty when it was pushed
 * @param guid the publisher's own identifier
 * @param url the canonical address
 * @param title the headline, never blank
 * @param body the text, paragraphs parted by an empty line
 * @param language the stated language, a BCP 47 tag
 * @param authors as stated
 * @param categories as stated
 * @param publishedAt the event time
 * @param publishedAtBasis where {@code publishedAt} comes from
 * @param publishedAtText the publication time as the publisher wrote it
 * @param receivedAt when Wirewatch took it in
 * @param backfill whether it was in its feed already when the feed was first seen
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Article(
    String id,
    String contentHash,
    String source,
    String feed,
    String guid,
    String url,
    String title,
    String body,
    String language,
    List<String> authors,
    List<String> categories,
    Instant publishedAt,
    TimeBasis publishedAtBasis,
    String publishedAtText,
    Instant receivedAt,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean backfill) {

  /** Fills in what is absent and refuses what cannot do without. */
  public Article {
    name(id, "id");
    name(contentHash, "contentHash");
    name(source, "source");
    required(title, "title");
    required(publishedAt, "publishedAt");
    required(publishedAtBasis, "publishedAtBasis");
    required(receivedAt, "receivedAt");
    feed = orEmpty(feed);
    guid = orEmpty(guid);
    url = orEmpty(url);
    body = orEmpty(body);
    optionalName(language, "language");
    language = orEmpty(language);
    authors = orEmpty(authors);
    categories = orEmpty(categories);
    publishedAtText = orEmpty(publishedAtText);
  }

  /** An article that is news to us. */
  public Article(
      String id,
      String contentHash,
      String source,
      String feed,
      String guid,
      String url,
      String title,
      String body,
      String language,
      List<String> authors,
      List<String> categories,
      Instant publishedAt,
      TimeBasis publishedAtBasis,
      String publishedAtText,
      Instant receivedAt) {
    this(
        id,
        contentHash,
        source,
        feed,
        guid,
        url,
        title,
        body,
        language,
        authors,
        categories,
        publishedAt,
        publishedAtBasis,
        publishedAtText,
        receivedAt,
        false);
  }
}
