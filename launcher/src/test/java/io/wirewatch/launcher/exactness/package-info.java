/** Whether alerts are what a naive count says, whatever happens to the service that counts. */
@NullMarked
package io.wirewatch.launcher.exactness;

import org.jspecify.annotations.NullMarked;
