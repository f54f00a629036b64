package io.wirewatch.benchmarks.report;

/**
 * One measured number.
 *
 * @param quantity what was measured, and in what unit
 * @param engine of what
 * @param workload on which articles and queries
 * @param queries how many were stored
 * @param threads how many matched at once
 * @param value in the quantity's unit
 */
public record Measurement(
    Quantity quantity, String engine, String workload, int queries, int threads, double value) {

  /** What can be measured; the name gives the unit. */
  public enum Quantity {
    /** Mean time of matching an article with all queries. */
    MICROSECONDS_PER_ARTICLE,
    /** Half the width of the mean's 99.9 % confidence interval. */
    MICROSECONDS_PER_ARTICLE_ERROR,
    /** What all threads together take of the processors for an article. */
    PROCESSOR_MICROSECONDS_PER_ARTICLE,
    /** What is allocated on the heap meanwhile. */
    BYTES_ALLOCATED_PER_ARTICLE,
    /** How many queries an article matches. */
    MATCHES_PER_ARTICLE,
    /** The heap that stored queries hold, after garbage collection. */
    HEAP_BYTES_PER_QUERY,
    /** How fast parsed queries are stored, all at once. */
    QUERIES_STORED_PER_SECOND,
    /** One query replaced among all, until every later match meets it. */
    CHANGE_MILLISECONDS_MEDIAN,
    /** The same, of a hundred the slowest. */
    CHANGE_MILLISECONDS_P99,
    /** The same, the slowest of all. */
    CHANGE_MILLISECONDS_MAX,
    /** The first article matched after a change. */
    MATCH_AFTER_CHANGE_MICROSECONDS_MEDIAN,
    /** Choosing the required terms anew, from what was learnt. */
    RECHOOSING_SECONDS,
    /** Reading and compiling a pack of topics. */
    COMPILING_SECONDS,
    /** The heap that it holds, after garbage collection. */
    HEAP_BYTES,
    /** How many events are counted for each second of a processor. */
    EVENTS_PER_PROCESSOR_SECOND,
    /** How many events are counted each second. */
    EVENTS_PER_SECOND,
    /** How many transitions of alerts are told for each counted event. */
    ALERTS_PER_EVENT,
    /** How many articles are carried through for each second of a processor. */
    ARTICLES_PER_PROCESSOR_SECOND,
    /** How many articles are carried through each second. */
    ARTICLES_PER_SECOND,
    /** From an article's commit to the commit of what was made of it. */
    LATENCY_MILLISECONDS_MEDIAN,
    /** The same, of a hundred the slowest. */
    LATENCY_MILLISECONDS_P99,
    /** From the start of the process until all rules are in force. */
    STARTING_SECONDS,
    /** The same, of processors. */
    STARTING_PROCESSOR_SECONDS,
    /** Reading a feed of so many entries, for the first time. */
    READING_SECONDS,
    /** How long that feed is. */
    FEED_BYTES,
    /** How many feeds are asked for each second. */
    POLLS_PER_SECOND,
    /** How many polls failed. */
    POLLS_FAILED,
    /** How many new entries the polls brought. */
    ENTRIES_TAKEN,
    /** From when a feed was due until its server was asked. */
    LATE_MILLISECONDS_MEDIAN,
    /** The same, of a hundred the latest. */
    LATE_MILLISECONDS_P99,
    /** The same, of a thousand the latest. */
    LATE_MILLISECONDS_P999,
    /** The same, the latest of all. */
    LATE_MILLISECONDS_MAX,
    /** How many processors were busy with it, a mean. */
    CORES_BUSY
  }
}
