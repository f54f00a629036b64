/** Bytes to text, XML to elements, HTML to plain text or to HTML that does no harm. */
@NullMarked
package io.wirewatch.ingest.markup;

import org.jspecify.annotations.NullMarked;
