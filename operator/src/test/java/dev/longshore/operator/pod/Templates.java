package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.TaskGroup;
import dev.longshore.engine.placement.Placement;
import dev.longshore.engine.placement.PortBinding;
import dev.longshore.operator.definition.Revision;
import dev.longshore.operator.definition.ServerFeatures;
import dev.longshore.operator.names.TaskName;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;

/** Task templates of service web, from task definitions as people write them. */
final class Templates {
    private static final AddedImages HELPERS = new AddedImages("busybox:1", "iptables:1");
    static final PodPolicy POLICY =
            new PodPolicy(List.of(), Optional.empty(), Optional.empty(), ServerFeatures.NEWEST, HELPERS);
    /** Of a Kubernetes that knows neither resources of a pod nor restarts of single containers. */
    static final PodPolicy OLD_SERVER =
            new PodPolicy(List.of(), Optional.empty(), Optional.empty(), new ServerFeatures(false, false), HELPERS);

    static final TaskName FIRST = new TaskName("web-abcdef-1", "0123456789abcdef0123456789abcdef", 1);

    private Templates() {}

    /** The policy of a Cluster that tolerates all taints and pulls always. */
    static PodPolicy tolerant() {
        return new PodPolicy(
                List.of(new Toleration(null, null, "Exists", null, null)),
                Optional.of("Always"),
                Optional.empty(),
                ServerFeatures.NEWEST,
                HELPERS);
    }

    static TaskDefinitionSpec definition(String yaml) {
        return Serialization.unmarshal(yaml, TaskDefinitionSpec.class);
    }

    static TaskTemplate service(TaskDefinitionSpec definition, PodPolicy policy) {
        return new TaskTemplate(
                new OwnerReferenceBuilder()
                        .withApiVersion("ecs.longshore.dev/v1alpha1")
                        .withKind("Service")
                        .withName("web")
                        .withUid("service-uid")
                        .withController(true)
                        .build(),
                "prod",
                new TaskGroup("ns", "service:Web_Front"),
                "1234567890123456789",
                "ecs-svc/1234567890123456789",
                new Revision("ns", "web", "Web_Front", 7, definition),
                definition,
                policy,
                Launch.NOTHING,
                List.of());
    }

    /** As {@link #pod(String, PodPolicy)}, of a service that gives its tasks this besides. */
    static Pod pod(String definition, Launch launch) {
        TaskTemplate template = service(definition(definition), POLICY);
        TaskTemplate launched = new TaskTemplate(
                template.owner(),
                template.cluster(),
                template.group(),
                template.deployment(),
                template.startedBy(),
                template.revision(),
                template.definition(),
                template.policy(),
                launch,
                template.targets());
        return TaskPod.create(launched, FIRST, new Placement(new PodKey("ns", FIRST.podName()), "node-1", List.of()));
    }

    /** The pod of the first task on node-1, with its static ports, or 40000, 40001, ... for dynamic ones. */
    static Pod pod(String definition, PodPolicy policy) {
        TaskTemplate template = service(definition(definition), policy);
        int[] next = {40000};
        List<PortBinding> bindings = TaskPod.shape(template).ports().stream()
                .flatMap(port -> {
                    int first = port.dynamic() ? next[0] : port.hostPort();
                    next[0] += port.dynamic() ? port.count() : 0;
                    return port.boundFrom(first).stream();
                })
                .toList();
        return TaskPod.create(template, FIRST, new Placement(new PodKey("ns", FIRST.podName()), "node-1", bindings));
    }
}
