/** The controller of Services: a look at its tasks, a decision, the writes. */
@NullMarked
package dev.longshore.operator.controller.service;

import org.jspecify.annotations.NullMarked;
