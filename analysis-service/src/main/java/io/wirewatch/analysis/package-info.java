/** What is found in an article. */
@NullMarked
package io.wirewatch.analysis;

import org.jspecify.annotations.NullMarked;
