/**
 * The one HTTP client for addresses that strangers chose: bounded, and kept off private networks.
 */
@NullMarked
package io.wirewatch.guard;

import org.jspecify.annotations.NullMarked;
