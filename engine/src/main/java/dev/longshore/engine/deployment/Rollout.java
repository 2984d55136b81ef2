package dev.longshore.engine.deployment;

/**
 * The PRIMARY deployment of a service as its decisions need it.
 *
 * @param fingerprint of all that it was started for
 * @param rollback whether it is a way back to an older revision: it is none to go back from
 */
public record Rollout(String fingerprint, RolloutState state, FailedTasks failed, boolean rollback) {}
