package dev.longshore.operator.history;

/** What holds at every step of a history, or at its end once everything is quiet. */
public enum Invariant {
    ONE_POD_PER_TASK("no two live pods carry one task id", false),
    TASK_ID_NEVER_REUSED("a task id is never given to a second pod, not even after the first is gone", false),
    NODE_NOT_OVERBOOKED("the requests of the live pods on a node fit its allocatable cpu, memory and pods", false),
    HOST_PORT_HELD_ONCE("no two live pods on a node hold one host port and protocol", false),
    SERVICE_FLOOR("the service scheduler stops no task below ceil(desiredCount x minimumHealthyPercent)", false),
    SERVICE_CEILING("no task is started above floor(desiredCount x maximumPercent)", false),
    STANDALONE_RUNS_ONCE("a standalone Task starts at most count tasks, and replaces none", false),
    IDENTITY_NEVER_CHANGES("node, host ports, task definition and ECS names of a task's pod never change", false),
    CREATED_COMPLETE("a task's pod is created with its node, owner, labels and annotations", false),
    WRITTEN_ONCE("the operator does not update a pod between its creation and RUNNING, but to stop it", false),
    NOTHING_LEFT_BEHIND("what a deleted object owned is gone", true),
    STABLE_MEANS_RUNNING("a service that says Stable has desiredCount tasks RUNNING", true);

    private final String rule;
    private final boolean atEnd;

    Invariant(String rule, boolean atEnd) {
        this.rule = rule;
        this.atEnd = atEnd;
    }

    /** The invariant in words. */
    public String rule() {
        return rule;
    }

    /** Whether it holds only once everything is quiet: a violation may heal while one waits. */
    public boolean atEnd() {
        return atEnd;
    }
}
