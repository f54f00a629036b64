/** The engines that are compared, behind one interface. */
@NullMarked
package io.wirewatch.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
