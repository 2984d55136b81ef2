package dev.longshore.operator.cli;

import static dev.longshore.ecs.v1alpha1.ConditionTypes.READY;
import static dev.longshore.operator.support.Ecs.container;
import static dev.longshore.operator.support.Ecs.port;
import static dev.longshore.operator.support.Ecs.service;
import static dev.longshore.operator.support.Ecs.task;
import static dev.longshore.operator.support.Ecs.taskDefinition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.PlacementConstraint;
import dev.longshore.ecs.v1alpha1.PlacementConstraintType;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands that ask a cluster about placement. */
class PlacementCommandsIT extends SandboxTest {
    @TempDir
    private Path folder = Path.of(".");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void whyNamesWhatStandsInTheWay() {
        String node = ecs.nodes().simulated(1).getFirst();
        ecs.apply(
                taskDefinition("port", container("app", port(80, 8080))),
                taskDefinition("large", container("app").toBuilder().cpu(8192).build()),
                taskDefinition("small", container("app")),
                service("first", "port", 1));
        ecs.awaitStable("first");
        ecs.apply(
                service("second", "port", 2),
                service("big", "large", 1),
                service(
                        "picky",
                        ServiceSpec.builder()
                                .taskDefinition("small")
                                .desiredCount(1)
                                .placementConstraints(List.of(PlacementConstraint.builder()
                                        .type(PlacementConstraintType.MEMBER_OF)
                                        .expression("attribute:stack == prod")
                                        .build()))
                                .build()),
                task("job", "port", 1));
        for (String service : List.of("second", "big", "picky")) {
            ecs.eventually(() -> assertThat(ecs.status(service).unplaced()).isNotEmpty());
        }
        String holder = ecs.livePods("first").getFirst().getMetadata().getName();

        assertThat(run("why", "service/second"))
                .contains(
                        "0 of 2 tasks have an instance.",
                        "The next task finds no instance (1 instance: 1 RESOURCE:PORTS).")
                .containsPattern(node + " +RESOURCE:PORTS +host port 8080/tcp is held by pod " + ecs.name() + "/"
                        + holder + "; hostPort 0 takes any free one")
                .contains("What would make it fit on " + node + ": stop pod " + ecs.name() + "/" + holder);
        assertThat(run("why", "big"))
                .containsPattern(node + " +RESOURCE:CPU +needs 8000m CPU, 3875m are free")
                .contains("free 4125m CPU on it, or ask for at most 3968 CPU units");
        assertThat(run("why", "picky")).contains("is not selected by memberOf \"attribute:stack == prod\"");
        assertThat(run("why", "task/job")).contains("0 of 1 task have an instance.", "RESOURCE:PORTS");
        assertThat(run("why", "first"))
                .contains("1 of 1 task has an instance.", holder, "One more task finds no instance");
        assertThat(run("why", holder)).contains("One task of Service " + ecs.name() + "/first");
    }

    @Test
    void whySaysWhereATaskWouldGo() {
        List<String> nodes = ecs.nodes().simulated(2);
        ecs.apply(
                taskDefinition("web", container("app", port(80, 0))), service("web", "web", 1), task("web", "web", 1));
        ecs.awaitStable("web");
        ecs.eventually(() -> assertThat(ecs.pods()).hasSize(2));
        String used = ecs.livePods("web").getFirst().getSpec().getNodeName();
        String other =
                nodes.stream().filter(node -> !node.equals(used)).findFirst().orElseThrow();

        assertThat(run("why", "web"))
                .containsPattern("One more task would go to " + other
                        + " \\(host port \\d+/tcp\\)\\. 2 instances would take it");
        assertThat(err.toString()).contains("there is also a task of that name: longshore why task/web");
    }

    @Test
    void whyTellsWhatBecameOfANode() {
        List<String> nodes = ecs.nodes().simulated(3);
        ecs.nodes().leave(nodes.get(0));
        ecs.nodes().edit(nodes.get(1), node -> node.getSpec().setUnschedulable(true));
        ecs.eventually(() -> assertThat(ecs.instance(nodes.get(0)).get()).isNull());

        assertThat(run("why", "node/" + nodes.get(0)))
                .contains("is no container instance.", "it has no label ecs.longshore.dev/cluster");
        assertThat(run("why", nodes.get(1)))
                .contains("is a container instance of Cluster " + ecs.name(), "the node is cordoned");
        assertThat(run("why", nodes.get(2)))
                .containsPattern("CPU units +4096 +4096")
                .contains("ECS tasks on it: 0, other pods: 0.");
        assertThat(run("instances", "--cluster", ecs.name(), "--filter", "runningTasksCount == 0"))
                .contains(nodes.get(1), nodes.get(2))
                .doesNotContain(nodes.get(0));
    }

    @Test
    void aPlanIsWhatHappensAndWritesNothing() throws IOException {
        ecs.nodes().simulated(2);
        ecs.apply(taskDefinition("old", container("app", port(80, 8080))), service("old", "old", 1));
        ecs.awaitStable("old");
        ecs.eventually(() -> assertThat(Sandbox.condition(
                        Sandbox.read(ecs.taskDefinition("old")).getStatus().conditions(), READY))
                .isEqualTo("True Registered"));
        String file =
                Files.writeString(folder.resolve("plan.yaml"), manifests()).toString();
        Map<String, String> before = versions();

        String plan = run("plan", "-f", file);

        assertThat(versions()).isEqualTo(before);
        assertThat(plan)
                .contains("TaskDefinition " + ecs.name() + "/new would be recorded as new:1.")
                .containsPattern(
                        "Service " + ecs.name() + "/web #2 +new:1 +" + ecs.name() + " +" + ecs.name() + "-.* +\\d+/tcp")
                .contains("Task " + ecs.name()
                        + "/late: 1 of 2 tasks would find no instance (2 instances: 2 RESOURCE:PORTS).")
                .contains("Service " + ecs.name() + "/lost: nothing would start.", "TaskDefinitionNotFound");
        ecs.apply(taskDefinition("new", container("app", port(80, 0))), service("web", "new", 2));
        ecs.awaitStable("web");
        ecs.livePods("web")
                .forEach(pod -> assertThat(plan)
                        .containsPattern("Service " + ecs.name() + "/web #\\d +new:1 +" + ecs.name() + " +"
                                + pod.getSpec().getNodeName()));
        assertThat(ecs.pods()).hasSize(3);
    }

    private String manifests() {
        return """
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: Service
                metadata: {name: web}
                spec: {cluster: CLUSTER, taskDefinition: new, desiredCount: 2}
                ---
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: TaskDefinition
                metadata: {name: new}
                spec:
                  networkMode: bridge
                  containerDefinitions:
                  - {name: app, image: "app:1", cpu: 128, memory: 64, portMappings: [{containerPort: 80, hostPort: 0}]}
                ---
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: Task
                metadata: {name: late}
                spec: {cluster: CLUSTER, taskDefinition: "old:1", count: 2}
                ---
                apiVersion: ecs.longshore.dev/v1alpha1
                kind: Service
                metadata: {name: lost}
                spec: {cluster: CLUSTER, taskDefinition: nowhere}
                """.replace("CLUSTER", ecs.name());
    }

    private Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        Stream.of(Service.class, Task.class, TaskDefinition.class, ControllerRevision.class, Pod.class)
                .flatMap(kind -> ecs.client().resources(kind).inNamespace(ecs.name()).list().getItems().stream())
                .map(HasMetadata.class::cast)
                .forEach(object -> versions.put(
                        object.getKind() + "/" + object.getMetadata().getName(),
                        object.getMetadata().getResourceVersion()));
        return versions;
    }

    private String run(String... arguments) {
        out.getBuffer().setLength(0);
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--kubeconfig", local.kubeconfigFile().toString(), "--namespace", ecs.name()));
        CommandLine longshore = Longshore.commandLine();
        longshore.setOut(new PrintWriter(out, true));
        longshore.setErr(new PrintWriter(err, true));
        longshore.execute(line.toArray(String[]::new));
        return out.toString() + err;
    }
}
