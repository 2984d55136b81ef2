package dev.longshore.operator.cli;

import dev.longshore.engine.placement.InstanceRefusals;
import dev.longshore.engine.placement.PlacementMessages;
import dev.longshore.engine.placement.Refusal;
import java.util.stream.Collectors;

/** Says what would have to change for an instance to take a task. */
final class Remedy {
    private static final String CORDON = "node.kubernetes.io/unschedulable:";

    private Remedy() {}

    /** One line, with a part for each clause that failed. */
    static String of(InstanceRefusals one) {
        return one.refusals().stream()
                .map(refusal -> of(refusal, one.instance()))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String of(Refusal refusal, String instance) {
        return switch (refusal) {
            case Refusal.NotActive status -> "set spec.status of ContainerInstance " + instance + " to ACTIVE";
            case Refusal.AgentDisconnected agent -> "node " + instance + " must become Ready";
            case Refusal.Tainted taint ->
                taint.taint().startsWith(CORDON)
                        ? "kubectl uncordon " + instance
                        : "remove its taint " + taint.taint() + ", or add it to spec.tolerations of the Cluster";
            case Refusal.Avoided avoided -> "it is tried again a minute after its refusal";
            case Refusal.InsufficientCpu cpu ->
                "free " + (cpu.neededMilliCpu() - cpu.freeMilliCpu()) + "m CPU on it, or ask for at most "
                        + Math.max(0, Amounts.cpuUnits(cpu.freeMilliCpu())) + " CPU units";
            case Refusal.InsufficientMemory memory ->
                "free " + (Amounts.mebibytes(memory.neededBytes() - memory.freeBytes() - 1) + 1)
                        + " MiB of memory on it, or ask for at most "
                        + Math.max(0, Amounts.mebibytes(memory.freeBytes())) + " MiB";
            case Refusal.PortTaken port ->
                port.holder()
                        .map(pod -> "stop pod " + pod + ", which holds port " + port.port() + ", or use hostPort 0")
                        .orElseGet(() -> "use another host port than " + port.port() + ", or hostPort 0");
            case Refusal.TooManyPods pods -> "stop one of its " + pods.maxPods() + " pods";
            case Refusal.MissingAttribute missing -> "give it the attribute " + missing.attribute();
            case Refusal.NotMember member ->
                "give it what memberOf \"" + member.expression() + "\" asks for, or change the constraint";
            case Refusal.NotDistinct distinct ->
                "add an instance without a task of " + distinct.group().name() + ", or drop distinctInstance";
            default -> "it " + PlacementMessages.detail(refusal);
        };
    }
}
