package io.wirewatch.analysis.topic;

/**
 * A sentence in which a trigger found its topic.
 *
 * @param sentence its number in the text
 * @param start where the trigger starts in the text, in UTF-16 units
 * @param end where it ends, exclusive
 */
record Hit(
    TopicDefinition topic, TopicDefinition.Trigger trigger, int sentence, int start, int end) {}
