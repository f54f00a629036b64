/** How fast articles are pushed, beside a bare Kafka producer of the same records. */
@NullMarked
package io.wirewatch.benchmarks.push;

import org.jspecify.annotations.NullMarked;
