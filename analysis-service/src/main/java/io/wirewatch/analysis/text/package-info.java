/** Texts as they are read: headlines, sentences, words. */
@NullMarked
package io.wirewatch.analysis.text;

import org.jspecify.annotations.NullMarked;
