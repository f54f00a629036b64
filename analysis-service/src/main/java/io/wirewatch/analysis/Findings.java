package io.wirewatch.analysis;

import io.wirewatch.analysis.place.Roll;
import io.wirewatch.events.DetectedLanguage;
import io.wirewatch.events.TaggedArticle;
import java.util.List;

/**
 * What is in a text.
 *
 * @param language the language that it was read in
 * @param topics the topics found, with their evidence, in the order of their ids
 * @param named whom it names
 * @param fingerprint as in {@link TaggedArticle}
 * @param pack names the topic definitions that were in force
 * @param vector likewise
 * @param origin likewise
 */
public record Findings(
    DetectedLanguage language,
    List<TaggedArticle.Topic> topics,
    Roll named,
    String fingerprint,
    String pack,
    String vector,
    String origin) {}
