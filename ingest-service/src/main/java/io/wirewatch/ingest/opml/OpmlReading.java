package io.wirewatch.ingest.opml;

import java.util.List;

/** What reading a document as OPML came to. */
public sealed interface OpmlReading {
  /**
   * It is a list of feeds.
   *
   * @param title what the list is called; may be empty
   * @param subscriptions in the order of the document
   * @param flaws lines that give no feed though they should
   */
  record Listed(String title, List<Subscription> subscriptions, List<Flaw> flaws)
      implements OpmlReading {
    /** Copies the lists. */
    public Listed {
      subscriptions = List.copyOf(subscriptions);
      flaws = List.copyOf(flaws);
    }
  }

  /**
   * It is none.
   *
   * @param detail what it is instead, for people
   */
  record NotOpml(String detail) implements OpmlReading {}

  /**
   * Something that gives no feed.
   *
   * @param line where it stands, from 1 on
   * @param reason why
   */
  record Flaw(int line, String reason) {}
}
