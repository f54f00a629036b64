/** What it takes to read an article out of a page, beside parsing the page alone. */
@NullMarked
package io.wirewatch.benchmarks.page;

import org.jspecify.annotations.NullMarked;
