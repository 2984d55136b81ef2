/** The operator put together: one thin reconciler for each kind (gather, decide, write), each in a package of its own. */
@NullMarked
package dev.longshore.operator.controller;

import org.jspecify.annotations.NullMarked;
