/** What another version of the topics would have made of articles of the past. */
@NullMarked
package io.wirewatch.analysis.retag;

import org.jspecify.annotations.NullMarked;
