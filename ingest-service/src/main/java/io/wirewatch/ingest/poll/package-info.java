/** When and how feeds are polled, and what is remembered of them. */
@NullMarked
package io.wirewatch.ingest.poll;

import org.jspecify.annotations.NullMarked;
