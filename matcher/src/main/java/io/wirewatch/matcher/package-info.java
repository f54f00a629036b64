/** Which of many stored queries a text matches, and where. Knows nothing of news. */
@NullMarked
package io.wirewatch.matcher;

import org.jspecify.annotations.NullMarked;
