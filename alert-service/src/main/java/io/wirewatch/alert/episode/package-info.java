/** Counting in windows of event time: stories, episodes and what happens to them. Pure. */
@NullMarked
package io.wirewatch.alert.episode;

import org.jspecify.annotations.NullMarked;
