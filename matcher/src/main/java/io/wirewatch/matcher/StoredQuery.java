package io.wirewatch.matcher;

import org.apache.lucene.search.Query;

/**
 * A query to be stored.
 *
 * @param id distinct among those stored together
 * @param query made by {@link QuerySyntax#parse}
 */
public record StoredQuery(String id, Query query) {}
