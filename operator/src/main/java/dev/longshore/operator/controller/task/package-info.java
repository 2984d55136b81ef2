/** The controller of Tasks: RunTask and StartTask. */
@NullMarked
package dev.longshore.operator.controller.task;

import org.jspecify.annotations.NullMarked;
