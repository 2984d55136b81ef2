/** One thin reconciler for each kind: gather, decide, write. */
@NullMarked
package dev.longshore.operator.controller;

import org.jspecify.annotations.NullMarked;
