package dev.longshore.operator.cli;

import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.placement.InstanceSubject;
import dev.longshore.engine.query.Subject;
import dev.longshore.operator.view.ClusterInstance;
import java.util.List;
import java.util.OptionalLong;

/**
 * A container instance as {@code longshore instances} lists it.
 *
 * @param status ECS's, such as ACTIVE or DRAINING
 * @param subject what an expression sees of it
 * @param cpuLeft CPU units that are left, 1024 to a CPU; empty where that is not known
 * @param memoryLeft MiB that are left; empty where that is not known
 */
record ListedInstance(
        String name, String cluster, String status, Subject subject, OptionalLong cpuLeft, OptionalLong memoryLeft) {
    private static final String NOT_KNOWN = "-";
    private static final String TYPE = "ecs.instance-type";

    /** @param namespace whose task groups an expression sees */
    static ListedInstance of(ClusterInstance instance, String namespace) {
        Resources left = instance.book().remaining();
        return new ListedInstance(
                instance.book().name(),
                instance.cluster(),
                instance.book().instance().status().name(),
                new InstanceSubject(instance.book(), namespace),
                OptionalLong.of(Amounts.cpuUnits(left.milliCpu())),
                OptionalLong.of(Amounts.mebibytes(left.memoryBytes())));
    }

    /** The instances in columns. */
    static Table table(List<ListedInstance> instances) {
        var table = new Table(
                "INSTANCE", "CLUSTER", "STATUS", "AGENT", "ZONE", "TYPE", "TASKS", "CPU LEFT", "MEMORY LEFT (MIB)");
        instances.forEach(instance -> table.row(
                instance.name,
                instance.cluster,
                instance.status,
                instance.subject.agentConnected() ? "connected" : "disconnected",
                instance.subject.attribute(Instance.AVAILABILITY_ZONE).orElse(NOT_KNOWN),
                instance.subject.attribute(TYPE).orElse(NOT_KNOWN),
                instance.subject.runningTasksCount(),
                text(instance.cpuLeft),
                text(instance.memoryLeft)));
        return table;
    }

    private static String text(OptionalLong amount) {
        return amount.isPresent() ? Long.toString(amount.getAsLong()) : NOT_KNOWN;
    }
}
