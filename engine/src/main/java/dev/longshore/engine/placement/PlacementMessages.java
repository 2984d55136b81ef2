package dev.longshore.engine.placement;

import java.util.List;
import java.util.stream.Collectors;

/** Words an {@link Explanation}: as ECS does where ECS has words, and with the figures behind them. */
public final class PlacementMessages {
    private static final String UNABLE =
            "was unable to place a task because no container instance met all of its requirements. ";
    private static final String FARGATE_UNABLE = "was unable to place a task. Reason: ";
    private static final String FARGATE_FULL =
            "Capacity is unavailable at this time. Please try again later or in a different availability zone.";
    private static final String TROUBLESHOOTING =
            ". For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";

    private PlacementMessages() {}

    /**
     * The service event as ECS words it, without its prefix {@code (service NAME)}.
     *
     * @return for example {@code was unable to place a task because no container instance met all of its requirements.
     *     Reason: No Container Instances were found in your cluster.}
     */
    public static String serviceEvent(Explanation explanation) {
        if (explanation.ofFargate()) {
            return FARGATE_UNABLE + FARGATE_FULL;
        }
        return UNABLE
                + explanation
                        .closest()
                        .map(closest -> "The closest matching container-instance " + closest.instance() + " "
                                + event(closest.first()) + TROUBLESHOOTING)
                        .orElse("Reason: " + nothing(explanation));
    }

    /** What is said where there is no instance to speak of. */
    public static String nothing(Explanation explanation) {
        if (explanation.ofFargate()) {
            return FARGATE_FULL;
        }
        return "No Container Instances were found in your "
                + (explanation.capacityProvider().isEmpty() ? "cluster." : "capacity provider.");
    }

    /** RunTask's {@code failures[]}: one for each instance, the closest first; none in a cluster without instances. */
    public static List<Failure> failures(Explanation explanation) {
        return explanation.refused().stream()
                .map(one -> new Failure(one.instance(), one.first().reason()))
                .toList();
    }

    /** Counts by reason, for example {@code 5 instances: 3 RESOURCE:CPU, 2 AGENT}. */
    public static String summary(Explanation explanation) {
        String instances = explanation.instances() + (explanation.instances() == 1 ? " instance" : " instances");
        String reasons = explanation.countsByReason().entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return reasons.isEmpty() ? instances : instances + ": " + reasons;
    }

    /** One refusal with its figures, for example {@code needs 1000m CPU, 250m are free}. */
    public static String detail(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotActive status -> "is " + status.status() + ", not ACTIVE";
            case Refusal.AgentDisconnected agent -> "is not ready: its agent is disconnected";
            case Refusal.Tainted taint ->
                "has the taint " + taint.taint() + ", which the cluster's tasks do not tolerate";
            case Refusal.Avoided avoided -> "lately refused such a task: " + avoided.cause();
            case Refusal.InsufficientCpu cpu ->
                "needs " + cpu.neededMilliCpu() + "m CPU, " + cpu.freeMilliCpu() + "m are free";
            case Refusal.InsufficientMemory memory ->
                "needs " + memory.neededBytes() + " bytes of memory, " + memory.freeBytes() + " are free";
            case Refusal.PortTaken port -> taken(port);
            case Refusal.NoDynamicPort port -> "has no dynamic " + port.protocol() + " port left";
            case Refusal.TooManyPods pods -> "admits " + pods.maxPods() + " pods and has as many";
            case Refusal.InsufficientGpu gpu -> "needs " + gpu.needed() + " GPUs, " + gpu.free() + " are free";
            case Refusal.NoEni eni ->
                "has " + eni.limit() + " network interfaces for awsvpc tasks and none is free; the Cluster's setting"
                        + " eniLimits (ecs, trunking or none) decides how many there are";
            case Refusal.MissingAttribute missing ->
                "does not have what the definition requires: " + missing.attribute();
            case Refusal.WrongSubnet subnet ->
                "is in none of the subnets "
                        + subnet.subnets().stream().sorted().collect(Collectors.joining(", "));
            case Refusal.NotMember member -> "is not selected by memberOf \"" + member.expression() + "\"";
            case Refusal.NotDistinct distinct ->
                "has a task of " + distinct.group().name() + " already";
        };
    }

    private static String taken(Refusal.PortTaken taken) {
        String by = taken.holder().map(pod -> "held by pod " + pod).orElse("reserved on the instance");
        return "host port " + taken.port() + " is " + by + "; hostPort 0 takes any free one";
    }

    private static String event(Refusal refusal) {
        return switch (refusal) {
            case Refusal.InsufficientCpu cpu -> "has insufficient CPU units available";
            case Refusal.InsufficientMemory memory -> "has insufficient memory available";
            case Refusal.PortTaken port -> "is already using a port required by your task";
            case Refusal.MissingAttribute missing -> "is missing an attribute required by your task";
            default -> "encountered error \"" + refusal.reason() + "\"";
        };
    }
}
