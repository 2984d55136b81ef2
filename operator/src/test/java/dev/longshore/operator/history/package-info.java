/** Records what happens in a test cluster and proves Longshore's invariants over the whole of it afterwards. */
@NullMarked
package dev.longshore.operator.history;

import org.jspecify.annotations.NullMarked;
