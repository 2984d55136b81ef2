/** End to end: real kubelets, real containers, real ports. */
@NullMarked
package dev.longshore.operator.e2e;

import org.jspecify.annotations.NullMarked;
