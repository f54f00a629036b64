/**
 * {@code ./wirewatch}: the broker and the three services as processes, started, watched, stopped.
 */
@NullMarked
package io.wirewatch.launcher;

import org.jspecify.annotations.NullMarked;
