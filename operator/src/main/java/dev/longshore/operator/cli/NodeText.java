package dev.longshore.operator.cli;

import dev.longshore.engine.ledger.Resources;
import dev.longshore.operator.view.ClusterInstance;
import dev.longshore.operator.view.NodeStanding;
import java.util.ArrayList;
import java.util.List;

/** Tells whether a node is a container instance. */
final class NodeText {
    private NodeText() {}

    static String of(NodeStanding standing) {
        List<String> lines = new ArrayList<>();
        lines.add("Node " + standing.node()
                + standing.instance().map(NodeText::kind).orElse(" is no container instance."));
        standing.remarks().forEach(remark -> lines.add("- " + remark + "."));
        standing.instance().ifPresent(instance -> {
            lines.add("");
            lines.add(figures(instance));
        });
        return String.join("\n", lines);
    }

    private static String kind(ClusterInstance instance) {
        return instance.book().instance().isFargate()
                ? " runs Fargate tasks of Cluster " + instance.cluster() + ", and is no container instance."
                : " is a container instance of Cluster " + instance.cluster() + ".";
    }

    private static String figures(ClusterInstance instance) {
        Resources registered = instance.book().instance().registered();
        Resources left = instance.book().remaining();
        var table = new Table("", "REGISTERED", "LEFT");
        table.row("CPU units", Amounts.cpuUnits(registered.milliCpu()), Amounts.cpuUnits(left.milliCpu()));
        table.row("memory (MiB)", Amounts.mebibytes(registered.memoryBytes()), Amounts.mebibytes(left.memoryBytes()));
        int pods = instance.book().instance().maxPods();
        table.row("pods", pods, pods - instance.book().pods());
        int tasks = instance.book().tasks();
        return table + "\nECS tasks on it: " + tasks + ", other pods: "
                + (instance.book().pods() - tasks) + ".";
    }
}
