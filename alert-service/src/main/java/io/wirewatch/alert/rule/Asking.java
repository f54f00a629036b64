package io.wirewatch.alert.rule;

import io.wirewatch.events.TaggedArticle;
import io.wirewatch.matcher.Ranged;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a stored query asks beside words. A clause has one such query, or several of which an
 * article has to match any.
 *
 * @param clause the number of the clause
 * @param asked for topics, countries and actors
 * @param range which score its topics must have; empty when that is not asked
 */
record Asking(int clause, TaggedFields.Asked asked, Optional<Ranged.Range> range) {

  /** Whether an article that matches the query has the score that is asked. */
  boolean isMet(TaggedArticle tagged) {
    return range.isEmpty() || askedScore(tagged).stream().anyMatch(range.get()::holds);
  }

  /**
   * Where a score is asked, that of the best of the article's topics that are asked for, or of all
   * where none is; empty when it has no such topic.
   */
  OptionalDouble askedScore(TaggedArticle tagged) {
    return range.isEmpty() ? OptionalDouble.empty() : asked.best(tagged, asked.asksForNoTopic());
  }

  /** The score to show: 0 when there is none. */
  double score(TaggedArticle tagged) {
    return asked.best(tagged, range.isPresent() && asked.asksForNoTopic()).orElse(0);
  }
}
