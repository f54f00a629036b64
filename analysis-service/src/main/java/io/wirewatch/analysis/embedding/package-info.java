/** Sentences as vectors, by a language model that runs in process. */
@NullMarked
package io.wirewatch.analysis.embedding;

import org.jspecify.annotations.NullMarked;
