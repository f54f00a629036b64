/** Keeps the topics in force in step with their files, while texts are read. */
@NullMarked
package io.wirewatch.analysis.live;

import org.jspecify.annotations.NullMarked;
