/** Times as publishers write them. */
@NullMarked
package io.wirewatch.ingest.date;

import org.jspecify.annotations.NullMarked;
