/** The namespaces that the operator works in: all, or those that it is told. */
@NullMarked
package dev.longshore.operator.scope;

import org.jspecify.annotations.NullMarked;
