/** The second look at what a trigger found: by the examples of its topic. */
@NullMarked
package io.wirewatch.analysis.example;

import org.jspecify.annotations.NullMarked;
