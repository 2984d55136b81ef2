package dev.longshore.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ContainerInstance;
import dev.longshore.ecs.v1alpha1.Resource;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.support.Sandbox;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A namespace in which the operator does not work: it has a service of its own, and a pod of somebody who calls it a task. */
record UnwatchedNamespace(KubernetesClient admin, String node) {
    private static final String NAME = "elsewhere";
    private static final int UNITS = 1024;

    /** Its objects are there before the operator is. */
    void fill() {
        admin.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAME)
                        .endMetadata()
                        .build())
                .create();
        String objects = """
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: TaskDefinition
                metadata: {name: web, namespace: NAMESPACE}
                spec: {containerDefinitions: [{name: web, image: "docker.io/library/web:1", memory: 64}]}
                ---
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: Service
                metadata: {name: web, namespace: NAMESPACE}
                spec: {taskDefinition: web, desiredCount: 1}
                ---
                apiVersion: v1
                kind: Pod
                metadata:
                  name: resident
                  namespace: NAMESPACE
                  labels: {TASK: 0123456789abcdef0123456789abcdef, CLUSTER: default}
                spec:
                  nodeName: NODE
                  containers: [{name: web, image: "docker.io/library/web:1", resources: {requests: {cpu: "1"}}}]
                """.replace("NAMESPACE", NAME)
                .replace("TASK:", Labels.TASK_ID + ":")
                .replace("CLUSTER:", Labels.CLUSTER + ":")
                .replace("NODE", node);
        // The kinds may not be served yet, nor the namespace have its ServiceAccount.
        ChartWorkload.soon()
                .ignoreExceptions()
                .untilAsserted(() -> admin.load(new ByteArrayInputStream(objects.getBytes(StandardCharsets.UTF_8)))
                        .serverSideApply());
    }

    /** Its pod takes room on the node, and counts as nobody's task. */
    void takesRoom() {
        ChartWorkload.soon().ignoreExceptions().untilAsserted(() -> {
            var status = Sandbox.read(admin.resources(ContainerInstance.class).withName(node))
                    .getStatus();
            assertThat(cpu(status.registeredResources()) - cpu(status.remainingResources()))
                    .isGreaterThanOrEqualTo(UNITS);
        });
    }

    private static int cpu(List<Resource> resources) {
        return resources.stream()
                .filter(resource -> resource.name().equals("CPU"))
                .mapToInt(resource -> resource.integerValue() == null ? 0 : resource.integerValue())
                .sum();
    }

    /** Nothing was written there, though the operator has done much elsewhere; then it is emptied, and nothing holds its objects. */
    void wasLeftAlone() {
        Service service =
                Sandbox.read(admin.resources(Service.class).inNamespace(NAME).withName("web"));
        assertThat(service.getStatus()).isNull();
        assertThat(service.getMetadata().getFinalizers()).isEmpty();
        assertThat(admin.pods().inNamespace(NAME).list().getItems())
                .extracting(pod -> pod.getMetadata().getName())
                .containsExactly("resident");
        assertThat(admin.v1().events().inNamespace(NAME).list().getItems())
                .noneMatch(event -> "ecs.longshore.dev/longshore".equals(event.getReportingComponent()));
        for (Class<? extends HasMetadata> kind : List.of(Service.class, TaskDefinition.class)) {
            admin.resources(kind).inNamespace(NAME).delete();
            assertThat(admin.resources(kind).inNamespace(NAME).list().getItems())
                    .isEmpty();
        }
        admin.pods().inNamespace(NAME).withGracePeriod(0).delete();
        ChartWorkload.soon()
                .until(() -> admin.pods().inNamespace(NAME).list().getItems().isEmpty());
    }
}
