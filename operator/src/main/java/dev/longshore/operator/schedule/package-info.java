/** Schedules as people write them: what they mean, the Tasks that they start, and how a run of theirs stands. */
@NullMarked
package dev.longshore.operator.schedule;

import org.jspecify.annotations.NullMarked;
