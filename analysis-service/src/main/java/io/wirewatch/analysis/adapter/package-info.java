/** The analysis service's edge: Kafka in and out, HTTP, settings and start-up. */
@NullMarked
package io.wirewatch.analysis.adapter;

import org.jspecify.annotations.NullMarked;
