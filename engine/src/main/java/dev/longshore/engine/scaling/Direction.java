package dev.longshore.engine.scaling;

/** Which way a policy wants to go. */
public enum Direction {
    OUT,
    IN,
    STAY
}
