package io.wirewatch.analysis.telling;

import io.wirewatch.events.Status;
import io.wirewatch.events.Voice;

/**
 * How an event is told.
 *
 * @param cue the words that decided the status; empty when none did
 * @param isFirst whether they are asked before all others, so that even a trigger that fixes the
 *     status gives way
 */
public record Telling(Status status, Voice voice, String cue, boolean isFirst) {}
