/** Measures the counting side of the alert service: what rules, counting and exactness cost. */
@NullMarked
package io.wirewatch.benchmarks.alerts;

import org.jspecify.annotations.NullMarked;
