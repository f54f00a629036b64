/** The measurements as JSON, as a table and as a picture. */
@NullMarked
package io.wirewatch.benchmarks.report;

import org.jspecify.annotations.NullMarked;
