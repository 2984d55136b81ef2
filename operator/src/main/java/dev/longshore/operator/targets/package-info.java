/** Load balancers' targets and service discovery: who is registered, whether it is healthy, and the core Services and slices that say so. */
@NullMarked
package dev.longshore.operator.targets;

import org.jspecify.annotations.NullMarked;
