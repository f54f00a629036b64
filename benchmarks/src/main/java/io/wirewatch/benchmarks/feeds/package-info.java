/** What it takes to read feeds. */
@NullMarked
package io.wirewatch.benchmarks.feeds;

import org.jspecify.annotations.NullMarked;
