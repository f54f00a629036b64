/** By what copies of one story are known. */
@NullMarked
package io.wirewatch.analysis.story;

import org.jspecify.annotations.NullMarked;
