/** How late feeds are polled when there are very many. */
@NullMarked
package io.wirewatch.benchmarks.polling;

import org.jspecify.annotations.NullMarked;
