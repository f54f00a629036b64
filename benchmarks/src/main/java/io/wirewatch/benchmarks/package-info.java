/** What the matcher costs, beside others that do the same. */
@NullMarked
package io.wirewatch.benchmarks;

import org.jspecify.annotations.NullMarked;
