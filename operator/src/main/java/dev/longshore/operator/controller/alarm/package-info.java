/** Evaluates alarms, and tells who acts on them: deployments and scaling. */
@NullMarked
package dev.longshore.operator.controller.alarm;

import org.jspecify.annotations.NullMarked;
