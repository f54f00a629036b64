package io.wirewatch.ingest.feed;

import java.util.List;

/** What reading a document as a feed came to. */
public sealed interface Reading {

  /**
   * It is a feed.
   *
   * @param title its name, without markup; may be empty
   * @param language a BCP 47 tag; empty when not stated
   * @param entries in the order of the document
   * @param warnings what was amiss, none of which kept it from being read
   */
  record ParsedFeed(String title, String language, List<FeedEntry> entries, List<Warning> warnings)
      implements Reading {
    /** Copies the lists. */
    public ParsedFeed {
      entries = List.copyOf(entries);
      warnings = List.copyOf(warnings);
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
    /** JSON, JSON Feed included, which is not read yet. */
    JSON,
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
    /** The document breaks off; the entry in which it does was left out. */
    TRUNCATED,
    /** An entry has neither title nor text and was left out. */
    EMPTY_ENTRY,
    /** An entry's link is no http or https address and was left out. */
    BAD_LINK,
    /** An entry states no time that can be read. */
    NO_DATE
  }
}
