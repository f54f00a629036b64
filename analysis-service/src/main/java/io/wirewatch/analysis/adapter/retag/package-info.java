/** {@code retag}: reads tagged articles from Kafka and tags them anew, for a report. */
@NullMarked
package io.wirewatch.analysis.adapter.retag;

import org.jspecify.annotations.NullMarked;
