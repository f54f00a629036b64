/** The contracts between Wirewatch's services and everybody who reads its topics. */
@NullMarked
package io.wirewatch.events;

import org.jspecify.annotations.NullMarked;
