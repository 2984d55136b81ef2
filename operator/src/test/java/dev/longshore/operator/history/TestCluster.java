package dev.longshore.operator.history;

import dev.longshore.ecs.v1alpha1.ApiGroup;
import dev.longshore.ecs.v1alpha1.DeploymentConfiguration;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskSpec;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Hashes;
import dev.longshore.operator.names.Labels;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;

/** Objects such as the operator, a kubelet and people write them, for histories that are made by hand. */
final class TestCluster {
    static final String NODE = "node-a";

    private TestCluster() {}

    /** A node of 2 CPUs, 4 GiB and 5 pods. */
    static Node node(String name) {
        return new NodeBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewStatus()
                .addToAllocatable("cpu", Quantity.parse("2"))
                .addToAllocatable("memory", Quantity.parse("4Gi"))
                .addToAllocatable("pods", Quantity.parse("5"))
                .endStatus()
                .build();
    }

    static Service service(String namespace, String name, int desired, int minimumPercent, int maximumPercent) {
        Service service = new Service();
        service.setMetadata(
                new ObjectMetaBuilder().withNamespace(namespace).withName(name).build());
        service.setSpec(ServiceSpec.builder()
                .taskDefinition("web")
                .desiredCount(desired)
                .deploymentConfiguration(DeploymentConfiguration.builder()
                        .minimumHealthyPercent(minimumPercent)
                        .maximumPercent(maximumPercent)
                        .build())
                .build());
        return service;
    }

    static Task task(String namespace, String name, int count) {
        Task task = new Task();
        task.setMetadata(
                new ObjectMetaBuilder().withNamespace(namespace).withName(name).build());
        task.setSpec(TaskSpec.builder().taskDefinition("web").count(count).build());
        return task;
    }

    /** The pod of a task: complete, on {@link #NODE}, without any request or port. */
    static Pod pod(HasMetadata owner, int number) {
        String name = owner.getMetadata().getName() + "-" + number;
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(owner.getMetadata().getNamespace())
                .withName(name)
                .addToLabels(Labels.CLUSTER, "default")
                .addToLabels(Labels.TASK_ID, Hashes.hex(owner.getMetadata().getUid() + name, 32))
                .addToLabels(Labels.NUMBER, Integer.toString(number))
                .addToAnnotations(Annotations.TASK_DEFINITION, "web:1")
                .addNewOwnerReference()
                .withApiVersion(ApiGroup.GROUP + "/" + ApiGroup.VERSION)
                .withKind(owner.getKind())
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .withController(true)
                .endOwnerReference()
                .endMetadata()
                .withNewSpec()
                .withNodeName(NODE)
                .withTerminationGracePeriodSeconds(0L)
                .addNewContainer()
                .withName("app")
                .withImage("app:1")
                .endContainer()
                .endSpec()
                .build();
    }

    static Pod withTaskId(Pod pod, String taskId) {
        return new PodBuilder(pod)
                .editMetadata()
                .addToLabels(Labels.TASK_ID, taskId)
                .endMetadata()
                .build();
    }

    static Pod withNode(Pod pod, String node) {
        return new PodBuilder(pod).editSpec().withNodeName(node).endSpec().build();
    }

    static Pod withCpu(Pod pod, String cpu) {
        return new PodBuilder(pod)
                .editSpec()
                .editFirstContainer()
                .withNewResources()
                .addToRequests(Map.of("cpu", Quantity.parse(cpu)))
                .endResources()
                .endContainer()
                .endSpec()
                .build();
    }

    static Pod withHostPort(Pod pod, int hostPort) {
        return new PodBuilder(pod)
                .editSpec()
                .editFirstContainer()
                .addNewPort()
                .withContainerPort(80)
                .withHostPort(hostPort)
                .withProtocol("TCP")
                .endPort()
                .endContainer()
                .endSpec()
                .build();
    }

    /** As the service scheduler stops a task: one patch. */
    static Pod stopped(Pod pod, String stopCode) {
        return new PodBuilder(pod)
                .editMetadata()
                .addToAnnotations(Annotations.STOP_CODE, stopCode)
                .endMetadata()
                .editSpec()
                .withActiveDeadlineSeconds(1L)
                .endSpec()
                .build();
    }

    /** A status as a kubelet writes it when the container runs. */
    static PodStatus running() {
        ContainerStatus container = new ContainerStatusBuilder(containerStatus())
                .withNewState()
                .withNewRunning("2026-01-01T00:00:01Z")
                .endState()
                .build();
        return new PodStatusBuilder()
                .withPhase("Running")
                .withStartTime("2026-01-01T00:00:00Z")
                .withContainerStatuses(container)
                .build();
    }

    /** A status as a kubelet writes it when the container has ended. */
    static PodStatus failed() {
        ContainerStatus container = new ContainerStatusBuilder(containerStatus())
                .withNewState()
                .withNewTerminated()
                .withExitCode(1)
                .withStartedAt("2026-01-01T00:00:01Z")
                .withFinishedAt("2026-01-01T00:00:02Z")
                .endTerminated()
                .endState()
                .build();
        return new PodStatusBuilder()
                .withPhase("Failed")
                .withStartTime("2026-01-01T00:00:00Z")
                .withContainerStatuses(container)
                .build();
    }

    private static ContainerStatus containerStatus() {
        return new ContainerStatusBuilder()
                .withName("app")
                .withImage("app:1")
                .withImageID("")
                .withReady(false)
                .withRestartCount(0)
                .build();
    }

    static Pod with(Pod pod, PodStatus status) {
        return new PodBuilder(pod).withStatus(status).build();
    }
}
