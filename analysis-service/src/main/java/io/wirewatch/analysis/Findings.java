package io.wirewatch.analysis;

import io.wirewatch.analysis.place.Roll;
import io.wirewatch.events.TaggedArticle;
import java.util.List;

/**
 * What is in a text.
 *
 * @param topics the topics found, with their evidence, in the order of their ids
 * @param named whom it names
 * @param fingerprint as in {@link TaggedArticle}
 * @param pack names the topic definitions that were in force
 */
public record Findings(
    List<TaggedArticle.Topic> topics, Roll named, String fingerprint, String pack) {}
