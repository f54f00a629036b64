/** Which articles tell the same story. */
@NullMarked
package io.wirewatch.analysis.story;

import org.jspecify.annotations.NullMarked;
