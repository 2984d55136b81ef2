package dev.longshore.engine.schedule;

import java.time.Instant;

/**
 * One time of a schedule.
 *
 * @param scheduledTime what the expression says
 * @param due when it is to be started: later than that within a flexible time window
 */
public record Run(Instant scheduledTime, Instant due) {}
