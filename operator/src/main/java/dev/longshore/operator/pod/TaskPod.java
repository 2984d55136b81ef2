package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.NetworkConfiguration;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.placement.Placement;
import dev.longshore.engine.placement.PortBinding;
import dev.longshore.engine.placement.PortRequest;
import dev.longshore.engine.placement.TaskShape;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.names.Slug;
import dev.longshore.operator.names.TaskName;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the pod of a placed task: complete with node, ports and ECS's names, written once. */
public final class TaskPod {
    private TaskPod() {}

    /** What a task of this template needs of an instance, read from the pod that it will be. */
    public static TaskShape shape(TaskTemplate template) {
        List<PortRequest> ports = PortRequests.of(template.definition());
        // Which ports they are decides nothing about what the pod requests.
        List<PortBinding> anyPorts =
                ports.stream().flatMap(port -> port.boundFrom(1).stream()).toList();
        int enis = isAwsvpc(template.definition()) ? 1 : 0;
        return new TaskShape(
                PodClaims.resources(spec(template, "", anyPorts)).withEnis(enis),
                ports,
                RequiredAttributes.of(template.definition()),
                Set.of());
    }

    /** The same for a run in a network: an awsvpc task is in one of its subnets, other modes have none. */
    public static TaskShape shape(TaskTemplate template, @Nullable NetworkConfiguration network) {
        TaskShape shape = shape(template);
        return isAwsvpc(template.definition())
                ? shape.inSubnets(Optional.ofNullable(network)
                        .map(NetworkConfiguration::awsvpcConfiguration)
                        .map(configuration -> Set.copyOf(configuration.subnets()))
                        .orElse(Set.of()))
                : shape;
    }

    /** The pod of one task. */
    public static Pod create(TaskTemplate template, TaskName name, Placement placement) {
        Pod pod = new PodBuilder()
                .withMetadata(metadata(template, name, placement.bindings()))
                .withSpec(spec(template, placement.instance(), placement.bindings()))
                .build();
        LogRouter.of(template).ifPresent(router -> router.giveTo(pod, name));
        return pod;
    }

    private static ObjectMeta metadata(TaskTemplate template, TaskName name, List<PortBinding> bindings) {
        boolean service = template.owner().getKind().equals("Service");
        ObjectMetaBuilder meta = new ObjectMetaBuilder()
                .withNamespace(template.group().namespace())
                .withName(name.podName())
                .withOwnerReferences(template.owner())
                .addToLabels(Labels.CLUSTER, template.cluster())
                .addToLabels(Labels.TASK_ID, name.taskId())
                .addToLabels(Labels.NUMBER, Long.toString(name.number()))
                .addToLabels(
                        service ? Labels.SERVICE : Labels.TASK,
                        Slug.of(template.owner().getName()))
                .addToLabels(Labels.GROUP, Slug.of(template.group().name()))
                .addToLabels(Labels.FAMILY, Slug.of(template.revision().family()))
                .addToLabels(Labels.REVISION, Long.toString(template.revision().number()))
                .addToAnnotations(Annotations.GROUP, template.group().name())
                .addToAnnotations(
                        Annotations.TASK_DEFINITION, template.revision().reference())
                .addToAnnotations(
                        Annotations.CONTAINERS, ContainerRole.write(new TaskContainers(template, "").roles()));
        meta.addToAnnotations(DockerLabels.of(template.definition()));
        meta.addToAnnotations(ScrapeAnnotations.of(template.definition()));
        meta.addToAnnotations(LogStream.annotations(template.definition(), name.taskId()));
        if (!template.deployment().isEmpty()) {
            meta.addToLabels(Labels.DEPLOYMENT, template.deployment());
        }
        if (isAwsvpc(template.definition())) {
            meta.addToAnnotations(Annotations.NETWORK_MODE, "awsvpc");
        }
        LaunchLabels.apply(template.launch(), meta);
        if (!template.startedBy().isEmpty()) {
            meta.addToAnnotations(Annotations.STARTED_BY, template.startedBy());
        }
        if (!template.targets().isEmpty()) {
            meta.addToAnnotations(Annotations.TARGETS, TargetPort.write(template.targets()));
        }
        List<HostPort> dynamic = dynamic(template.definition(), bindings);
        if (!dynamic.isEmpty()) {
            meta.addToAnnotations(Annotations.DYNAMIC_PORTS, DynamicPorts.write(dynamic));
        }
        return meta.build();
    }

    private static boolean isAwsvpc(TaskDefinitionSpec definition) {
        return definition.networkMode() == NetworkMode.AWSVPC;
    }

    private static List<HostPort> dynamic(TaskDefinitionSpec definition, List<PortBinding> bindings) {
        List<Boolean> chosen = PortRequests.of(definition).stream()
                .flatMap(request -> Collections.nCopies(request.count(), request.dynamic()).stream())
                .toList();
        return IntStream.range(0, bindings.size())
                .filter(chosen::get)
                .mapToObj(bindings::get)
                .map(binding -> new HostPort(binding.hostPort(), binding.protocol()))
                .toList();
    }

    private static PodSpec spec(TaskTemplate template, String node, List<PortBinding> bindings) {
        TaskDefinitionSpec definition = template.definition();
        PodPolicy policy = template.policy();
        PodSpecBuilder pod = new PodSpecBuilder()
                .withNodeName(node)
                .withRestartPolicy("Never")
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(GracePeriod.seconds(definition))
                .withTolerations(policy.tolerations())
                .withResources(
                        policy.server().podLevelResources()
                                ? TaskResources.ofTask(definition).orElse(null)
                                : null);
        PodSettings.apply(definition, pod);
        new TaskContainers(template, node).apply(bindings, pod);
        PodSpec spec = pod.build();
        TaskRole.of(template).ifPresent(role -> role.giveTo(spec));
        return spec;
    }
}
