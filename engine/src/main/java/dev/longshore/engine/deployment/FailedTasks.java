package dev.longshore.engine.deployment;

/**
 * The failed tasks of one deployment, as the circuit breaker counts them. In stage 1, until one of its tasks is RUNNING, those
 * count that stop without having been RUNNING or cannot be launched; in stage 2 those that are replaced because they failed a
 * health check. Tasks that end by themselves after they were RUNNING count in neither.
 *
 * @param count failed tasks, in a row unless the count is never reset
 * @param ran whether a task of the deployment was RUNNING: stage 2
 */
public record FailedTasks(int count, boolean ran) {
    /** Of a deployment that begins. */
    public static final FailedTasks NONE = new FailedTasks(0, false);

    /** A task stopped before it was RUNNING, or could not be launched. */
    public FailedTasks startFailed() {
        return ran ? this : new FailedTasks(count + 1, false);
    }

    /** A task is replaced because of its health. */
    public FailedTasks checkFailed() {
        return new FailedTasks(count + 1, true);
    }

    /** A task is RUNNING. */
    public FailedTasks running() {
        return ran ? this : new FailedTasks(count, true);
    }

    /** A task has become healthy. */
    public FailedTasks healthy(CircuitBreaker breaker) {
        return new FailedTasks(breaker.resetOnHealthyTask() ? 0 : count, true);
    }
}
