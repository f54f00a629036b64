/** The feeds of a site, found by the address of any page of it. */
@NullMarked
package io.wirewatch.ingest.discovery;

import org.jspecify.annotations.NullMarked;
