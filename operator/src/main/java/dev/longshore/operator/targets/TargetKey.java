package dev.longshore.operator.targets;

/** What names a target within its group: a task's pod and the container port that is registered. */
public record TargetKey(String podUid, String container, int containerPort) {}
