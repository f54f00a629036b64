/** The OpenSearch percolator in a node without a network, as an engine of the benchmarks. */
@NullMarked
package io.wirewatch.percolator;

import org.jspecify.annotations.NullMarked;
