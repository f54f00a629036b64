/** Topics: what they are, and where a text tells of them. */
@NullMarked
package io.wirewatch.analysis.topic;

import org.jspecify.annotations.NullMarked;
