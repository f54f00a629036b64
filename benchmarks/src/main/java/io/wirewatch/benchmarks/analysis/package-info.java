/** What it costs to find topics in articles, stage by stage, beside tokenising them. */
@NullMarked
package io.wirewatch.benchmarks.analysis;

import org.jspecify.annotations.NullMarked;
