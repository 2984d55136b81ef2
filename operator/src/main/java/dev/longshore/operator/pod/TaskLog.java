package dev.longshore.operator.pod;

import org.slf4j.spi.LoggingEventBuilder;

/** Which task a line of the log is about. */
public final class TaskLog {
    private TaskLog() {}

    /** The same line with the task's Cluster, namespace, owner and id. */
    public static LoggingEventBuilder about(LoggingEventBuilder line, EcsTask task) {
        return about(line, task.cluster(), task.pod().namespace(), task.ownerKind(), task.ownerName())
                .addKeyValue("taskId", task.taskId());
    }

    /** The same line with a Cluster and whose tasks it is about. */
    public static LoggingEventBuilder about(
            LoggingEventBuilder line, String cluster, String namespace, String ownerKind, String ownerName) {
        return line.addKeyValue("cluster", cluster)
                .addKeyValue("namespace", namespace)
                .addKeyValue(ownerKind.equals("Service") ? "service" : "task", ownerName);
    }
}
