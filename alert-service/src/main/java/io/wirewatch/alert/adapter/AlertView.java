package io.wirewatch.alert.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.wirewatch.events.Alert;
import io.wirewatch.events.Feedback;
import java.util.List;

/**
 * An alert as it is shown.
 *
 * @param alert its transition; the fields stand beside those that follow
 * @param feedback what was said of it, in the order of time
 */
public record AlertView(
    @JsonUnwrapped Alert alert,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Feedback> feedback) {}
