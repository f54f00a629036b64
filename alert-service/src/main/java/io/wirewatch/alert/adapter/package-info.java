/** The alert service's edge: Kafka in and out, HTTP, settings and start-up. */
@NullMarked
package io.wirewatch.alert.adapter;

import org.jspecify.annotations.NullMarked;
