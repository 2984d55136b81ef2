package dev.longshore.operator.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.ecs.v1alpha1.EventRule;
import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ScalingPolicy;
import dev.longshore.ecs.v1alpha1.ScheduleTarget;
import dev.longshore.ecs.v1alpha1.ScheduledTask;
import dev.longshore.ecs.v1alpha1.ScheduledTaskStatus;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.local.SimulatedNodes;
import dev.longshore.operator.convert.Conversion;
import dev.longshore.operator.convert.Converter;
import dev.longshore.operator.convert.EcsJson;
import dev.longshore.operator.convert.EcsJson.UnreadableException;
import dev.longshore.operator.convert.ManifestYaml;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.support.Kubectl;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file under examples/ is applied, and what it asks for runs. */
class ExamplesIT extends SandboxTest {
    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.ofEntries(
            Map.entry("Cluster", Cluster.class),
            Map.entry("CapacityProvider", CapacityProvider.class),
            Map.entry("TaskDefinition", TaskDefinition.class),
            Map.entry("TargetGroup", TargetGroup.class),
            Map.entry("Service", Service.class),
            Map.entry("Task", Task.class),
            Map.entry("ScheduledTask", ScheduledTask.class),
            Map.entry("EventRule", EventRule.class),
            Map.entry("Alarm", Alarm.class),
            Map.entry("ScalableTarget", ScalableTarget.class),
            Map.entry("ScalingPolicy", ScalingPolicy.class));

    @ParameterizedTest
    @MethodSource("folders")
    void runs(Path folder) throws IOException {
        List<HasMetadata> objects = objects(folder);
        assertThat(objects).isNotEmpty();
        objects.stream()
                .filter(Cluster.class::isInstance)
                .map(Cluster.class::cast)
                .forEach(this::configure);
        for (String provider : List.of("on-demand", "FARGATE")) {
            ecs.nodes().simulated(SimulatedNodes.of(2).withLabels(Map.of(Labels.CAPACITY_PROVIDER, provider)));
        }
        objects.forEach(this::apply);
        for (HasMetadata object : objects) {
            String name = object.getMetadata().getName();
            if (object instanceof Service service) {
                service.getSpec()
                        .loadBalancers()
                        .forEach(balancer -> ecs.eventually(
                                () -> assertThat(ecs.endpoints(Objects.requireNonNull(balancer.targetGroupArn())))
                                        .hasSize(Objects.requireNonNull(
                                                service.getSpec().desiredCount()))));
                assertThat(ecs.awaitStable(name).getStatus().runningCount())
                        .isEqualTo(Sandbox.read(ecs.service(name)).getSpec().desiredCount());
            } else if (object instanceof Task task) {
                ecs.eventually(
                        () -> assertThat(running(name)).contains(task.getSpec().count()));
            } else if (object instanceof EventRule) {
                ecs.eventually(() -> assertThat(ready(name)).isEqualTo("True Enabled"));
            } else if (object instanceof Alarm) {
                ecs.eventually(() -> assertThat(Sandbox.condition(
                                Sandbox.read(ecs.alarm(name)).getStatus().conditions(), "Valid"))
                        .isEqualTo("True Valid"));
            } else if (object instanceof ScalableTarget) {
                ecs.eventually(() -> assertThat(registered(name)).isEqualTo("True Registered"));
            } else if (object instanceof ScalingPolicy policy) {
                ecs.eventually(() -> assertThat(ready(policy)).isEqualTo("True Registered"));
            } else if (object instanceof ScheduledTask) {
                ecs.eventually(() -> assertThat(next(name)).isPresent());
            }
        }
    }

    /** What has a field that no kind has would be read above without a word. */
    @Test
    void everyManifestHasOnlyFieldsThatItsKindHas() throws IOException {
        List<String> words = new ArrayList<>(
                List.of("apply", "--server-side", "--force-conflicts", "--dry-run=server", "--validate=strict"));
        for (Path folder : folders()) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".yaml"))
                        .sorted()
                        .forEach(file -> words.addAll(List.of("--filename", file.toString())));
            }
        }
        String said = new Kubectl(local.kubeconfigFile()).run(words.toArray(String[]::new));
        assertThat(said.lines()).hasSizeGreaterThan(20).allMatch(line -> line.endsWith("(server dry run)"));
    }

    @Test
    void theConvertedDefinitionIsWhatConvertPrints() throws IOException, UnreadableException {
        Path web = EXAMPLES.resolve("web");
        Conversion conversion = new Converter()
                .convert(EcsJson.read(Files.readString(web.resolve("ecs/task-definition.json")))
                        .getFirst());
        assertThat(conversion.problems()).isEmpty();
        assertThat(Files.readString(web.resolve("task-definition.yaml")))
                .isEqualTo(ManifestYaml.write(conversion.manifests()));
    }

    /** The test's own Cluster has the capacity that the example's has. */
    private void configure(Cluster example) {
        ClusterSpec spec = example.getSpec();
        ecs.configure(mine -> mine.fargateSelector(spec.fargateSelector())
                .capacityProviders(spec.capacityProviders())
                .defaultCapacityProviderStrategy(spec.defaultCapacityProviderStrategy()));
    }

    /** A test has its own Cluster, beside which that of the examples is tried on the server only. */
    private void apply(HasMetadata object) {
        switch (object) {
            case Cluster cluster -> ecs.client().resource(cluster).dryRun().create();
            // Nobody has its group here: what it selects is there.
            case CapacityProvider provider ->
                ecs.client().resource(provider).dryRun().create();
            case Service service -> {
                service.setSpec(
                        service.getSpec().toBuilder().cluster(ecs.name()).build());
                ecs.apply(service);
            }
            case Task task -> {
                task.setSpec(task.getSpec().toBuilder().cluster(ecs.name()).build());
                ecs.apply(task);
            }
            // Simulated pods answer no health check.
            case TargetGroup group -> {
                group.setSpec(
                        group.getSpec().toBuilder().healthCheckEnabled(false).build());
                ecs.apply(group);
            }
            case ScheduledTask schedule -> {
                ScheduleTarget target = schedule.getSpec().target();
                schedule.setSpec(schedule.getSpec().toBuilder()
                        .target(target.toBuilder().arn(ecs.name()).build())
                        .build());
                ecs.apply(schedule);
            }
            default -> ecs.apply(object);
        }
    }

    private Optional<Integer> running(String task) {
        return Optional.ofNullable(ecs.task(task).get())
                .map(Task::getStatus)
                .map(status -> Objects.requireNonNullElse(status.runningCount(), 0)
                        + Objects.requireNonNullElse(status.stoppedCount(), 0));
    }

    private String registered(String target) {
        return Sandbox.condition(
                Sandbox.read(ecs.client()
                                .resources(ScalableTarget.class)
                                .inNamespace(ecs.name())
                                .withName(target))
                        .getStatus()
                        .conditions(),
                "Ready");
    }

    private String ready(ScalingPolicy policy) {
        return Sandbox.condition(
                Sandbox.read(ecs.client().resource(policy)).getStatus().conditions(), "Ready");
    }

    private String ready(String rule) {
        return Sandbox.condition(
                Sandbox.read(ecs.client()
                                .resources(EventRule.class)
                                .inNamespace(ecs.name())
                                .withName(rule))
                        .getStatus()
                        .conditions(),
                "Ready");
    }

    private Optional<Instant> next(String schedule) {
        return Optional.ofNullable(ecs.client()
                        .resources(ScheduledTask.class)
                        .inNamespace(ecs.name())
                        .withName(schedule)
                        .get())
                .map(ScheduledTask::getStatus)
                .map(ScheduledTaskStatus::nextScheduleTime);
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            return folders.filter(Files::isDirectory)
                    // Folders in a folder, which GitOpsIT applies.
                    .filter(folder -> !folder.endsWith("gitops"))
                    .sorted()
                    .toList();
        }
    }

    private static List<HasMetadata> objects(Path folder) throws IOException {
        List<HasMetadata> objects = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                String yaml = Files.readString(file);
                objects.add(Serialization.unmarshal(yaml, kind(yaml)));
            }
        }
        // As kubectl applies a folder: any order would do, this one is easier to read in a failure.
        objects.sort(
                Comparator.comparing((HasMetadata object) -> object.getKind()).reversed());
        return objects;
    }

    private static Class<? extends HasMetadata> kind(String yaml) {
        String kind = yaml.lines()
                .filter(line -> line.startsWith("kind: "))
                .map(line -> line.substring("kind: ".length()))
                .findFirst()
                .orElseThrow();
        return Objects.requireNonNull(KINDS.get(kind), kind);
    }
}
