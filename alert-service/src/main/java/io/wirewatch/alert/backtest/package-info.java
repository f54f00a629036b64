/** What a rule would have told in the past. */
@NullMarked
package io.wirewatch.alert.backtest;

import org.jspecify.annotations.NullMarked;
