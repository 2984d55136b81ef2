package dev.longshore.operator.targets;

/** What names a target group. */
public record GroupKey(String namespace, String name) {}
