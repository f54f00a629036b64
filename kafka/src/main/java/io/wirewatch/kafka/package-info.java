/** How events travel in Kafka records: CloudEvents headers, serdes, dead letters, and topics. */
@NullMarked
package io.wirewatch.kafka;

import org.jspecify.annotations.NullMarked;
