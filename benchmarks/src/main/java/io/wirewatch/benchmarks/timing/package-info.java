/** What the engines take: time, memory, and the same matches from all. */
@NullMarked
package io.wirewatch.benchmarks.timing;

import org.jspecify.annotations.NullMarked;
