package io.wirewatch.ingest.discovery;

/**
 * What may be a feed.
 *
 * @param url its address
 * @param title what the page calls it; may be empty
 * @param by what speaks for it
 */
record Candidate(String url, String title, Clue by) {}
