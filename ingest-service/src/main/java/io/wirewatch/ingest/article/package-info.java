/** What makes an article: its canonical address, its id, its revision and its event time. */
@NullMarked
package io.wirewatch.ingest.article;

import org.jspecify.annotations.NullMarked;
