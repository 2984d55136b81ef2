package dev.longshore.operator.names;

/**
 * Identity of one task, chosen before anything is written: two leaders that start the same task collide on its pod's name
 * instead of starting it twice.
 *
 * @param podName the pod's name
 * @param taskId 32 hex digits, ECS's task id
 * @param number the task's number within its deployment (Service) or run (Task), from 1, never reused
 */
public record TaskName(String podName, String taskId, long number) {
    private static final int OWNER_LENGTH = 40;

    /**
     * Names one task.
     *
     * @param owner name of the owning object
     * @param ownerUid its uid
     * @param deployment number of the deployment; empty for a Task
     */
    public static TaskName of(String owner, String ownerUid, String deployment, long number) {
        String series = ownerUid + "/" + deployment;
        String pod = Slug.of(owner.replace('.', '-'), OWNER_LENGTH) + "-" + Hashes.hex(series, 6) + "-" + number;
        return new TaskName(pod, Hashes.hex(series + "/" + number, 32), number);
    }
}
