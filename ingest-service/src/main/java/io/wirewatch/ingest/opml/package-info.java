/** Lists of feeds as feed readers exchange them: OPML, in and out. */
@NullMarked
package io.wirewatch.ingest.opml;

import org.jspecify.annotations.NullMarked;
