package dev.longshore.ecs.v1alpha1;

/**
 * What becomes of runs that were due while the operator did not run.
 */
public enum MissedRunPolicy {
    ALL,
    LATEST,
    NONE
}
