/** Kafka's own KRaft server, embedded in a test or run as a process of its own. */
@NullMarked
package io.wirewatch.broker;

import org.jspecify.annotations.NullMarked;
