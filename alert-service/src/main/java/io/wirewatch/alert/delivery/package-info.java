/** Telling receivers: what they are, what was sent, and what came of it. */
@NullMarked
package io.wirewatch.alert.delivery;

import org.jspecify.annotations.NullMarked;
