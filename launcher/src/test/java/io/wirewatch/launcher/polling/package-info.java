/** Shows that no entry of a feed is lost and none comes twice, however the ingest service dies. */
@NullMarked
package io.wirewatch.launcher.polling;

import org.jspecify.annotations.NullMarked;
