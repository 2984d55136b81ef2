package dev.longshore.operator.support;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ContainerInstance;
import dev.longshore.ecs.v1alpha1.EventRule;
import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ScalingPolicy;
import dev.longshore.ecs.v1alpha1.ScheduledTask;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.operator.names.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that a sandbox holds, as text: what a person would ask kubectl for after a failure. */
final class SandboxStory {
    private static final int PODS_SHOWN = 6;

    private final Sandbox sandbox;
    private final KubernetesClient client;

    SandboxStory(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.client = sandbox.client();
    }

    String tell() {
        String yaml = Stream.of(
                        List.<HasMetadata>copyOf(client.resources(Cluster.class)
                                .withLabel("sandbox", sandbox.name())
                                .list()
                                .getItems()),
                        instances(),
                        in(TaskDefinition.class),
                        in(Service.class),
                        in(ScheduledTask.class),
                        in(EventRule.class),
                        in(Alarm.class),
                        in(ScalableTarget.class),
                        in(ScalingPolicy.class),
                        in(Task.class),
                        sandbox.pods().stream().limit(PODS_SHOWN).toList())
                .flatMap(List::stream)
                .map(SandboxStory::yaml)
                .collect(Collectors.joining());
        return yaml + "### pods\n" + pods() + "\n### events\n" + events();
    }

    private List<? extends HasMetadata> instances() {
        return client.resources(ContainerInstance.class)
                .withLabel(Labels.CLUSTER, sandbox.name())
                .list()
                .getItems();
    }

    private <T extends HasMetadata> List<T> in(Class<T> kind) {
        return client.resources(kind).inNamespace(sandbox.name()).list().getItems();
    }

    private String pods() {
        return sandbox.pods().stream()
                .map(pod -> pod.getMetadata().getName() + " " + pod.getStatus().getPhase() + " on "
                        + pod.getSpec().getNodeName() + " deleted "
                        + pod.getMetadata().getDeletionTimestamp())
                .collect(Collectors.joining("\n"));
    }

    private String events() {
        return Stream.of(sandbox.name(), "default")
                .flatMap(namespace -> client.v1().events().inNamespace(namespace).list().getItems().stream())
                .filter(event -> sandbox.name().equals(event.getInvolvedObject().getName())
                        || sandbox.name().equals(event.getMetadata().getNamespace()))
                .map(event -> event.getLastTimestamp() + " " + event.getType() + " "
                        + event.getInvolvedObject().getKind() + "/"
                        + event.getInvolvedObject().getName() + " " + event.getReason() + ": " + event.getMessage())
                .collect(Collectors.joining("\n"));
    }

    private static String yaml(HasMetadata object) {
        object.getMetadata().setManagedFields(List.of());
        return Serialization.asYaml(object);
    }
}
