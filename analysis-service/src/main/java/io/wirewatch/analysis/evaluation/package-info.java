/** How good the topics are: measured on labelled texts. */
@NullMarked
package io.wirewatch.analysis.evaluation;

import org.jspecify.annotations.NullMarked;
