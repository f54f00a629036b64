/** The log channel: one line per notification. */
@NullMarked
package io.wirewatch.alert.delivery.log;

import org.jspecify.annotations.NullMarked;
