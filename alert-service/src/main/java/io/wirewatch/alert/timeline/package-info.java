/**
 * At which instants of event time a condition is met, kept while articles are added and taken away:
 * each costs a number of steps that grows with the logarithm of how many there are. Pure.
 */
@NullMarked
package io.wirewatch.alert.timeline;

import org.jspecify.annotations.NullMarked;
