package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.ledger.TaskGroup;
import java.util.Optional;
import java.util.Set;

/** Why an instance can not take a task: the clause of the funnel that failed, with its figures. */
public sealed interface Refusal {
    /** The reason as ECS's {@code failures[]} spell it, or in its manner where ECS has none. */
    String reason();

    /** The instance is not ACTIVE. */
    record NotActive(InstanceStatus status) implements Refusal {
        @Override
        public String reason() {
            return "INACTIVE";
        }
    }

    /** The node is not ready. */
    record AgentDisconnected() implements Refusal {
        @Override
        public String reason() {
            return "AGENT";
        }
    }

    /**
     * The node has a taint that the task does not tolerate.
     *
     * @param taint as {@code key=value:effect}
     */
    record Tainted(String taint) implements Refusal {
        @Override
        public String reason() {
            return "ATTRIBUTE";
        }
    }

    /**
     * The instance lately refused a task of this shape.
     *
     * @param cause the reason that it gave
     */
    record Avoided(String cause) implements Refusal {
        @Override
        public String reason() {
            return "AGENT";
        }
    }

    /** Not enough CPU, in thousandths of a CPU. */
    record InsufficientCpu(long neededMilliCpu, long freeMilliCpu) implements Refusal {
        @Override
        public String reason() {
            return "RESOURCE:CPU";
        }
    }

    /** Not enough memory, in bytes. */
    record InsufficientMemory(long neededBytes, long freeBytes) implements Refusal {
        @Override
        public String reason() {
            return "RESOURCE:MEMORY";
        }
    }

    /**
     * A static host port is taken.
     *
     * @param port the wanted port
     * @param holder the pod that has it; empty where the instance reserves it
     */
    record PortTaken(HostPort port, Optional<PodKey> holder) implements Refusal {
        @Override
        public String reason() {
            return "RESOURCE:PORTS";
        }
    }

    /** Every dynamic host port is taken, reserved or resting. */
    record NoDynamicPort(Protocol protocol) implements Refusal {
        @Override
        public String reason() {
            return "RESOURCE:PORTS";
        }
    }

    /** The kubelet admits no further pod. */
    record TooManyPods(int maxPods) implements Refusal {
        @Override
        public String reason() {
            return "RESOURCE:PODS";
        }
    }

    /** Not enough GPUs. */
    record InsufficientGpu(int needed, int free) implements Refusal {
        @Override
        public String reason() {
            return "RESOURCE:GPU";
        }
    }

    /**
     * Every network interface for awsvpc tasks is taken.
     *
     * @param limit how many there are
     */
    record NoEni(int limit) implements Refusal {
        @Override
        public String reason() {
            return "RESOURCE:ENI";
        }
    }

    /** An attribute that the task definition requires is missing or has another value. */
    record MissingAttribute(RequiredAttribute attribute) implements Refusal {
        @Override
        public String reason() {
            return "ATTRIBUTE";
        }
    }

    /** The instance is in none of the task's subnets. */
    record WrongSubnet(Set<String> subnets) implements Refusal {
        @Override
        public String reason() {
            return "LOCATION";
        }
    }

    /**
     * A memberOf constraint does not select the instance.
     *
     * @param expression as it was written
     */
    record NotMember(String expression) implements Refusal {
        @Override
        public String reason() {
            return "MemberOf placement constraint unsatisfied";
        }
    }

    /** The instance has a task of the group already. */
    record NotDistinct(TaskGroup group) implements Refusal {
        @Override
        public String reason() {
            return "distinctInstance placement constraint unsatisfied";
        }
    }
}
