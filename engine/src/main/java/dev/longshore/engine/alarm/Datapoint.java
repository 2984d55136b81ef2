package dev.longshore.engine.alarm;

import java.time.Instant;

/**
 * The value of one period.
 *
 * @param at when the period begins
 * @param value the statistic over it
 * @param age how many periods ago, 1 for the newest
 */
public record Datapoint(Instant at, double value, int age) {}
