/** Reads the YAML that operators write into records; an error names file, line and field. */
@NullMarked
package io.wirewatch.configuration;

import org.jspecify.annotations.NullMarked;
