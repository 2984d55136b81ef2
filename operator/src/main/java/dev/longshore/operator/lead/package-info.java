/** Which of several operators decides and writes: the one that holds the Lease. */
@NullMarked
package dev.longshore.operator.lead;

import org.jspecify.annotations.NullMarked;
