/** Subscriptions to the hubs that tell of a feed's changes: WebSub. */
@NullMarked
package io.wirewatch.ingest.websub;

import org.jspecify.annotations.NullMarked;
