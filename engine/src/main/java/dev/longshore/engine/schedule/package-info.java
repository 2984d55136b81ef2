/** EventBridge Scheduler's schedules: when a run is due, which missed runs are made up for, and when a failed one is tried again. */
@NullMarked
package dev.longshore.engine.schedule;

import org.jspecify.annotations.NullMarked;
