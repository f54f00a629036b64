/** The webhook channel: signed as the Standard Webhooks specification says. */
@NullMarked
package io.wirewatch.alert.delivery.webhook;

import org.jspecify.annotations.NullMarked;
