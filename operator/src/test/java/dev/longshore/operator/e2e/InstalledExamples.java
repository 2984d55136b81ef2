package dev.longshore.operator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.ScheduledTask;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.support.Sandbox;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Those of examples/ that need nothing but a node and busybox, as a user applies them. */
record InstalledExamples(KubernetesClient client, String namespace) {
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final List<String> FOLDERS =
            List.of("web", "batch", "simplehttpd", "load-balancing", "blue-green", "scheduled");

    /** Applies the files in the order of their names, and returns when what they ask for runs. */
    void run() throws IOException {
        for (String folder : FOLDERS) {
            for (Path file : manifests(EXAMPLES.resolve(folder))) {
                // Nobody asks these tasks anything: the test need not wait for the last requests.
                String manifest = Files.readString(file).replace("value: \"20\"", "value: \"0\"");
                client.load(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)))
                        .inNamespace(namespace)
                        .serverSideApply();
            }
        }
        for (Service service : services()) {
            await(
                    service.getMetadata().getName(),
                    Objects.requireNonNull(service.getSpec().desiredCount()));
        }
        Sandbox.patiently().ignoreExceptions().untilAsserted(() -> {
            assertThat(Conditions.isTrue(task("count-to-three").getStatus().conditions(), ConditionTypes.COMPLETE))
                    .isTrue();
            assertThat(task("simplehttpd").getStatus().runningCount()).isEqualTo(2);
            assertThat(Sandbox.read(client.resources(ScheduledTask.class)
                                    .inNamespace(namespace)
                                    .withName("nightly-report"))
                            .getStatus()
                            .nextScheduleTime())
                    .isNotNull();
        });
    }

    private static List<Path> manifests(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private List<Service> services() {
        return client.resources(Service.class).inNamespace(namespace).list().getItems();
    }

    private Task task(String name) {
        return Sandbox.read(client.resources(Task.class).inNamespace(namespace).withName(name));
    }

    /** Returns when so many tasks of the service run. */
    void await(String service, int count) {
        Sandbox.patiently()
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(Sandbox.read(client.resources(Service.class)
                                        .inNamespace(namespace)
                                        .withName(service))
                                .getStatus()
                                .runningCount())
                        .as(service)
                        .isEqualTo(count));
    }

    /** One task of service web more or less. */
    void scaleWeb(int count) {
        client.resources(Service.class).inNamespace(namespace).withName("web").scale(count);
        await("web", count);
    }

    /** The uids of the tasks' pods, those of the finished ones too. */
    Set<String> tasks() {
        return client.pods().inNamespace(namespace).withLabel(Labels.TASK_ID).list().getItems().stream()
                .map(pod -> pod.getMetadata().getUid())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Deletes them as NOTES.txt says, and returns when nothing is left. */
    void delete() {
        List<Class<? extends HasMetadata>> kinds = List.of(
                ScheduledTask.class, Service.class, Task.class, TaskDefinition.class, TargetGroup.class, Cluster.class);
        kinds.stream()
                .filter(kind -> kind != Cluster.class)
                .forEach(kind -> client.resources(kind).inNamespace(namespace).delete());
        client.resources(Cluster.class).delete();
        Sandbox.patiently().untilAsserted(() -> {
            for (Class<? extends HasMetadata> kind : kinds) {
                assertThat(client.resources(kind).inAnyNamespace().list().getItems())
                        .isEmpty();
            }
            assertThat(tasks()).isEmpty();
        });
    }
}
