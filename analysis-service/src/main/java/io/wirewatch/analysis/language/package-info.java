/** The language of a text: what its publisher states, and what its words say. */
@NullMarked
package io.wirewatch.analysis.language;

import org.jspecify.annotations.NullMarked;
