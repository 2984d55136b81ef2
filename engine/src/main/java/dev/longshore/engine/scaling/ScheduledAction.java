package dev.longshore.engine.scaling;

import dev.longshore.engine.schedule.Timetable;
import java.util.OptionalInt;

/**
 * A scheduled action: sets the minimum, the maximum or both at its times; what it has set stays.
 *
 * @param timetable its times, without a flexible window
 */
public record ScheduledAction(String name, Timetable timetable, OptionalInt min, OptionalInt max) {}
