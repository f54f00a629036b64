/** The articles and the queries that all engines are given, made anew from a seed. */
@NullMarked
package io.wirewatch.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
