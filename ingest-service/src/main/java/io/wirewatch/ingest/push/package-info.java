/** Articles that are pushed: one as JSON, many as lines of JSON. */
@NullMarked
package io.wirewatch.ingest.push;

import org.jspecify.annotations.NullMarked;
