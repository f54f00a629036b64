/** Which agency an article comes from, by its credit line. */
@NullMarked
package io.wirewatch.analysis.origin;

import org.jspecify.annotations.NullMarked;
