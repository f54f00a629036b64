/** The ingest service's edge: HTTP in, Kafka out, settings and start-up. */
@NullMarked
package io.wirewatch.ingest.adapter;

import org.jspecify.annotations.NullMarked;
