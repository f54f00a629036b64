/** What the HTML page of an article says: its text, title, authors, time and the like. */
@NullMarked
package io.wirewatch.ingest.page;

import org.jspecify.annotations.NullMarked;
