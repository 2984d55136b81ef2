/** The controllers of ScheduledTasks and EventRules, which start Tasks. */
@NullMarked
package dev.longshore.operator.controller.schedule;

import org.jspecify.annotations.NullMarked;
