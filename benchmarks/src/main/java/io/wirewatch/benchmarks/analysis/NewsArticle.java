package io.wirewatch.benchmarks.analysis;

/**
 * An article as the analysis is given it.
 *
 * @param title its headline
 * @param body its text, paragraphs parted by empty lines
 */
public record NewsArticle(String title, String body) {}
