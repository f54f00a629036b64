/** Rules: what they ask, and which of them an article matches. */
@NullMarked
package io.wirewatch.alert.rule;

import org.jspecify.annotations.NullMarked;
