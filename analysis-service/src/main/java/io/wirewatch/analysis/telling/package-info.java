/** How an event is told: as done, planned, refused, long ago; and who says so. */
@NullMarked
package io.wirewatch.analysis.telling;

import org.jspecify.annotations.NullMarked;
