/** What tests of the operator on a cluster share: a running operator, a namespace of one's own, short builders, awaiting. */
@NullMarked
package dev.longshore.operator.support;

import org.jspecify.annotations.NullMarked;
