package io.wirewatch.ingest.page;

import io.wirewatch.events.TimeBasis;
import io.wirewatch.ingest.article.CanonicalUrl;
import io.wirewatch.ingest.article.Draft;
import io.wirewatch.ingest.article.EventTime;
import io.wirewatch.ingest.feed.Feed;
import io.wirewatch.ingest.page.Page.Warning;
import java.time.Instant;
import java.util.List;

/**
 * Completes what a feed gives of an article by what the article's page has. The feed's word stands
 * where it says something; the page's text is taken when it is the longer one.
 */
final class WholeText {
  /** A text of this weight is not a teaser: about a hundred words. */
  static final int ENOUGH = 500;

  private WholeText() {}

  /** Whether the page is to be asked for. */
  static boolean isWanted(Feed feed, Draft draft) {
    if (CanonicalUrl.of(draft.url()).isEmpty()) {
      return false;
    }
    return switch (feed.fullText()) {
      case NEVER -> false;
      case ALWAYS -> true;
      case SHORT -> isTeaser(draft.body());
    };
  }

  /** Whether it says that there is more, or is so short that there may well be. */
  private static boolean isTeaser(String body) {
    return Weight.of(body) < ENOUGH
        || body.matches("(?s).*(?:…|\\.\\.\\.|\\[…\\]|\\[\\.\\.\\.\\])\\s*$");
  }

  /** Both together. */
  static Draft of(Draft draft, Page page, Instant now) {
    boolean longer =
        !page.warnings().contains(Warning.NO_ARTICLE)
            && Weight.of(page.text()) > Weight.of(draft.body());
    boolean undated = draft.time().basis() == TimeBasis.UNDATED && page.published().isPresent();
    return new Draft(
        draft.source(),
        draft.feed(),
        draft.guid(),
        CanonicalUrl.ofPage(draft.url(), List.of(page.canonical())).orElse(draft.url()),
        draft.title().isBlank() ? page.title() : draft.title(),
        longer ? page.text() : draft.body(),
        draft.language().isEmpty() ? page.language() : draft.language(),
        draft.authors().isEmpty() ? page.authors() : draft.authors(),
        draft.categories(),
        undated ? EventTime.stated(page.published().orElse(now), now) : draft.time(),
        undated ? page.publishedText() : draft.publishedText());
  }
}
