package dev.longshore.operator.cli;

import dev.longshore.ecs.v1alpha1.ApiGroup;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.TaskGroup;
import dev.longshore.engine.placement.Placement;
import dev.longshore.engine.placement.PortBinding;
import dev.longshore.operator.definition.Revision;
import dev.longshore.operator.definition.ServerFeatures;
import dev.longshore.operator.names.TaskName;
import dev.longshore.operator.pod.AddedImages;
import dev.longshore.operator.pod.Launch;
import dev.longshore.operator.pod.PodPolicy;
import dev.longshore.operator.pod.TaskPod;
import dev.longshore.operator.pod.TaskTemplate;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pod of the first task of a service that would run a definition's first revision. */
final class ExamplePod {
    private static final int FIRST_DYNAMIC_PORT = 32_768;
    private static final String NAMESPACE = "default";
    private static final String CLUSTER = "default";
    private static final String DEPLOYMENT = "1";
    private static final String UID = "00000000-0000-0000-0000-000000000000";

    private ExamplePod() {}

    static Pod of(Definition definition, String node) {
        var revision = new Revision(NAMESPACE, definition.name(), definition.family(), 1, definition.spec());
        var template = new TaskTemplate(
                owner(definition.name()),
                CLUSTER,
                new TaskGroup(NAMESPACE, "service:" + definition.family()),
                DEPLOYMENT,
                "ecs-svc/" + DEPLOYMENT,
                revision,
                definition.spec(),
                new PodPolicy(
                        List.of(), Optional.empty(), Optional.empty(), ServerFeatures.NEWEST, AddedImages.DEFAULT),
                Launch.NOTHING,
                List.of());
        TaskName name = TaskName.of(definition.name(), UID, DEPLOYMENT, 1);
        var key = new PodKey(NAMESPACE, name.podName());
        return TaskPod.create(template, name, new Placement(key, node, bindings(template)));
    }

    private static OwnerReference owner(String name) {
        return new OwnerReferenceBuilder()
                .withApiVersion(ApiGroup.GROUP + "/" + ApiGroup.VERSION)
                .withKind("Service")
                .withName(name)
                .withUid(UID)
                .withController(true)
                .build();
    }

    private static List<PortBinding> bindings(TaskTemplate template) {
        List<PortBinding> bindings = new ArrayList<>();
        int next = FIRST_DYNAMIC_PORT;
        for (var port : TaskPod.shape(template).ports()) {
            bindings.addAll(port.boundFrom(port.dynamic() ? next : port.hostPort()));
            next += port.dynamic() ? port.count() : 0;
        }
        return bindings;
    }
}
