/** The alerts as they stand, for those who ask and those who watch. */
@NullMarked
package io.wirewatch.alert.board;

import org.jspecify.annotations.NullMarked;
