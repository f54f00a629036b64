/** A broker for the tests of the services. */
@NullMarked
package io.wirewatch.broker.testing;

import org.jspecify.annotations.NullMarked;
