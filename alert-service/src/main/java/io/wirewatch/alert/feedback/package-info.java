/** What people said of alerts, and what it adds up to for each rule. */
@NullMarked
package io.wirewatch.alert.feedback;

import org.jspecify.annotations.NullMarked;
