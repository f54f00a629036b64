/** Feeds: fetched politely, read leniently, and handed on entry by entry. */
@NullMarked
package io.wirewatch.ingest.feed;

import org.jspecify.annotations.NullMarked;
