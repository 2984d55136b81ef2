package dev.longshore.operator.history;

/**
 * A pod that a kubelet did not admit: what pods of several writers that race for one node come to. No violation, but
 * counted.
 *
 * @param ours whether it was a task of ours
 * @param reason such as OutOfcpu or NodePorts
 */
public record Refusal(ObjectKey pod, boolean ours, String node, String reason, String message) {}
