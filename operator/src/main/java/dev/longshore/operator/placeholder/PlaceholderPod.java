package dev.longshore.operator.placeholder;

import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.PodDrivenScaling;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.placement.PortRequest;
import dev.longshore.operator.capacity.ProviderNames;
import dev.longshore.operator.capacity.Providers;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.names.TaskName;
import dev.longshore.operator.placement.Owner;
import dev.longshore.operator.placement.WaitingTasks;
import dev.longshore.operator.pod.CapacityMark;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAffinityTermBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The pod that stands for a waiting task: it needs what the task needs, and does nothing. */
final class PlaceholderPod {
    private static final String PREFIX = "placeholder-";
    private static final String IMAGE = "registry.k8s.io/pause:3.10";
    private static final String HOSTNAME = "kubernetes.io/hostname";
    private static final long NOBODY = 65_534;

    private PlaceholderPod() {}

    /** Whether a pod of this name may be one. */
    static boolean isNamed(String pod) {
        return pod.startsWith(PREFIX);
    }

    /** One for each task: a second one would be refused under the same name. */
    static String name(String taskId) {
        return PREFIX + taskId;
    }

    /** The task that a placeholder of this name stands for. */
    static String task(String pod) {
        return pod.substring(PREFIX.length());
    }

    /**
     * Makes it.
     *
     * @param tolerations those of the Cluster, where the provider gives none
     */
    static Pod of(
            CapacityProvider provider,
            PodDrivenScaling settings,
            List<Toleration> tolerations,
            WaitingTasks tasks,
            TaskName task) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name(task.taskId()))
                .withNamespace(settings.namespace())
                .addToLabels(Labels.PLACEHOLDER_FOR, CapacityMark.label(ProviderNames.of(provider)))
                .addToLabels(Labels.PLACEHOLDER_OF, tasks.owner().uid())
                .withOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion(provider.getApiVersion())
                        .withKind(provider.getKind())
                        .withName(provider.getMetadata().getName())
                        .withUid(provider.getMetadata().getUid())
                        .withController(true)
                        .build())
                .endMetadata()
                .withNewSpec()
                .withPriorityClassName(settings.priorityClassName())
                .withNodeSelector(
                        settings.nodeSelector().isEmpty() ? Providers.labels(provider) : settings.nodeSelector())
                .withTolerations(settings.tolerations().isEmpty() ? tolerations : settings.tolerations())
                .withAffinity(tasks.group().alone() ? apart(tasks.owner()) : null)
                .withTerminationGracePeriodSeconds(0L)
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(NOBODY)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .addNewContainer()
                .withName("placeholder")
                .withImage(Objects.requireNonNullElse(settings.image(), IMAGE))
                .withPorts(tasks.wanted().shape().ports().stream()
                        .filter(port -> !port.dynamic())
                        .map(PlaceholderPod::port)
                        .toList())
                .withNewResources()
                .withRequests(requests(tasks.group().need()))
                .withLimits(gpus(tasks.group().need()))
                .endResources()
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .endContainer()
                .endSpec()
                .build();
    }

    private static Map<String, Quantity> requests(Resources need) {
        Map<String, Quantity> requests = new HashMap<>(gpus(need));
        requests.put("cpu", new Quantity(need.milliCpu() + "m"));
        requests.put("memory", new Quantity(String.valueOf(need.memoryBytes())));
        return requests;
    }

    private static Map<String, Quantity> gpus(Resources need) {
        return need.gpus() == 0 ? Map.of() : Map.of("nvidia.com/gpu", new Quantity(String.valueOf(need.gpus())));
    }

    private static ContainerPort port(PortRequest port) {
        return new ContainerPortBuilder()
                .withContainerPort(port.hostPort())
                .withHostPort(port.hostPort())
                .withProtocol(port.protocol().name())
                .build();
    }

    /** An instance has but one of the owner's tasks: neither another placeholder nor a task is there. */
    private static Affinity apart(Owner owner) {
        String label = owner.kind().equals("Service") ? Labels.SERVICE : Labels.TASK;
        return new AffinityBuilder()
                .withNewPodAntiAffinity()
                .addToRequiredDuringSchedulingIgnoredDuringExecution(term(Labels.PLACEHOLDER_OF, owner.uid()))
                .addToRequiredDuringSchedulingIgnoredDuringExecution(
                        new PodAffinityTermBuilder(term(label, owner.name()))
                                .withNamespaces(owner.namespace())
                                .build())
                .endPodAntiAffinity()
                .build();
    }

    private static PodAffinityTerm term(String label, String value) {
        return new PodAffinityTermBuilder()
                .withTopologyKey(HOSTNAME)
                .withNewLabelSelector()
                .addToMatchLabels(label, value)
                .endLabelSelector()
                .build();
    }
}
