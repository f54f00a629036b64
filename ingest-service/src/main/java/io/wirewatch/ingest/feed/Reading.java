package io.wirewatch.ingest.feed;

import io.wirewatch.events.FeedState;
import java.util.List;

/** What reading a document as a feed came to. */
public sealed interface Reading {

  /**
   * It is a feed.
   *
   * @param head what it says of itself
   * @param entries in the order of the document
   * @param warnings what was amiss, none of which kept it from being read; not all when there are
   *     very many
   * @param hints when the publisher wants it polled
   */
  record ParsedFeed(
      FeedHead head, List<FeedEntry> entries, List<Warning> warnings, FeedState.Hints hints)
      implements Reading {
    /** Copies the lists. */
    public ParsedFeed {
      entries = List.copyOf(entries);
      warnings = List.copyOf(warnings);
    }

    /** The same with these hints. */
    ParsedFeed withHints(FeedState.Hints stated) {
      return new ParsedFeed(head, entries, warnings, stated);
    }

    /** Its name, without markup; may be empty. */
    public String title() {
      return head.title();
    }

    /** A BCP 47 tag; empty when not stated. */
    public String language() {
      return head.language();
    }
  }

  /**
   * It is none.
   *
   * @param found what it is instead
   * @param detail its beginning, for people
   */
  record NotAFeed(Found found, String detail) implements Reading {}

  /** What a document is that is not a feed. */
  enum Found {
    /** Nothing at all. */
    EMPTY,
    /** A web page: often what stands where a feed has been. */
    HTML,
    /** JSON that is no JSON Feed. */
    JSON,
    /** A list of sitemaps: no feed itself, but some of those may be. */
    SITEMAP_INDEX,
    /** XML of another kind. */
    OTHER_XML,
    /** None of these. */
    UNKNOWN
  }

  /**
   * Something amiss in a feed that was read all the same.
   *
   * @param kind what
   * @param detail the place or text concerned
   */
  record Warning(Kind kind, String detail) {}

  /** What can be amiss. */
  enum Kind {
    /** The bytes are not in the charset that the header or the declaration states. */
    WRONG_CHARSET,
    /** There is text before the document. */
    MISPLACED_TEXT,
    /** It is not well-formed, and was read as well as might be. */
    NOT_WELL_FORMED,
    /** The document breaks off; of the entry in which it does, what is complete was read. */
    TRUNCATED,
    /** An entry was so long that a part of it was left out. */
    TOO_LONG,
    /** There are more entries than are read. */
    TOO_MANY_ENTRIES,
    /** An entry has neither title nor text. */
    EMPTY_ENTRY,
    /** A link is no http or https address and was left out. */
    BAD_LINK,
    /** An entry states no time. */
    NO_DATE,
    /** An entry states a time that cannot be read. */
    BAD_DATE
  }
}
