package dev.longshore.operator.cli;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.ContainerInstance;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.local.LocalCluster;
import dev.longshore.local.RealNode;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.pod.EcsContainer.NetworkBinding;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.pod.TaskStatus;
import dev.longshore.operator.status.Conditions;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Shows that the example runs: its steady state, where its tasks are, and that one of them answers. */
final class DemoProof {
    private static final int STABLE_WITHIN_SECONDS = 120;
    private static final int COUNTED_WITHIN_SECONDS = 20;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final int SHORT_ID = 12;

    private final KubernetesClient client;
    private final LocalCluster cluster;
    private final DemoExample example;
    private final Narrator narrator;

    DemoProof(KubernetesClient client, LocalCluster cluster, DemoExample example, Narrator narrator) {
        this.client = client;
        this.cluster = cluster;
        this.example = example;
        this.narrator = narrator;
    }

    /** Waits for ECS's steady state. */
    Service awaitStable() {
        narrator.step("Waiting until the service has reached a steady state");
        var service = client.resources(Service.class)
                .inNamespace(DemoExample.NAMESPACE)
                .withName(example.service().getMetadata().getName());
        try {
            Service stable = service.waitUntilCondition(DemoProof::isStable, STABLE_WITHIN_SECONDS, TimeUnit.SECONDS);
            narrator.detail("service " + stable.serviceName() + ": "
                    + stable.getStatus().runningCount() + " of "
                    + stable.getStatus().desiredCount() + " tasks running (" + narrator.elapsed() + ")");
            return stable;
        } catch (KubernetesClientTimeoutException e) {
            throw new IllegalStateException(
                    "the service did not reach a steady state within " + STABLE_WITHIN_SECONDS + " s. "
                            + explanation(service.get()),
                    e);
        }
    }

    private static boolean isStable(@Nullable Service service) {
        return service != null
                && service.getStatus() != null
                && Conditions.isTrue(service.getStatus().conditions(), ConditionTypes.STABLE);
    }

    private String explanation(@Nullable Service service) {
        if (service == null || service.getStatus() == null) {
            return "The operator has not looked at it.";
        }
        var text = new StringBuilder("It says:");
        service.getStatus()
                .conditions()
                .forEach(condition -> text.append("\n  ")
                        .append(condition.getType())
                        .append('=')
                        .append(condition.getStatus())
                        .append(": ")
                        .append(condition.getMessage()));
        tasks().forEach(task ->
                text.append("\n  task ").append(shortId(task)).append(": ").append(task.lastStatus()));
        return text.toString();
    }

    /** The table of instances, once their counts have caught up with the service. */
    void showInstances(Service service) {
        Integer desired = service.getStatus().desiredCount();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(COUNTED_WITHIN_SECONDS);
        while (running() < (desired == null ? 0 : desired) && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        narrator.step("Container instances");
        var table = new Table("INSTANCE", "ZONE", "STATUS", "RUNNING TASKS", "CPU LEFT", "MEMORY LEFT");
        for (ContainerInstance instance : instances()) {
            table.row(
                    instance.getMetadata().getName(),
                    zone(instance),
                    instance.getStatus().status() == null
                            ? ""
                            : instance.getStatus().status(),
                    count(instance),
                    remaining(instance, "CPU"),
                    remaining(instance, "MEMORY") + " MiB");
        }
        narrator.details(table.toString());
    }

    private List<ContainerInstance> instances() {
        return client.resources(ContainerInstance.class).list().getItems().stream()
                .filter(instance -> instance.getStatus() != null)
                .sorted(Comparator.comparing(instance -> instance.getMetadata().getName()))
                .toList();
    }

    private int running() {
        return instances().stream().mapToInt(DemoProof::count).sum();
    }

    private static int count(ContainerInstance instance) {
        Integer running = instance.getStatus().runningTasksCount();
        return running == null ? 0 : running;
    }

    private static String zone(ContainerInstance instance) {
        return instance.getStatus().attributes().stream()
                .filter(attribute -> attribute.name().equals("ecs.availability-zone"))
                .map(attribute -> Objects.requireNonNullElse(attribute.value(), ""))
                .findFirst()
                .orElse("");
    }

    private static String remaining(ContainerInstance instance, String resource) {
        return instance.getStatus().remainingResources().stream()
                .filter(left -> left.name().equals(resource))
                .map(left -> Objects.requireNonNullElse(left.integerValue(), 0).toString())
                .findFirst()
                .orElse("?");
    }

    void showTasks() {
        narrator.step("Tasks");
        var table = new Table("TASK", "DEFINITION", "LAST STATUS", "INSTANCE", "CONTAINER PORT", "HOST PORT");
        for (EcsTask task : tasks()) {
            for (NetworkBinding binding : bindings(task)) {
                table.row(
                        shortId(task),
                        task.taskDefinition(),
                        task.lastStatus(),
                        task.instance(),
                        binding.containerPort() + "/" + binding.protocol(),
                        binding.hostPort());
            }
        }
        narrator.details(table.toString());
    }

    /** Asks the first task on the host port that was chosen for it. */
    void askOneTask() throws IOException, InterruptedException {
        EcsTask task = tasks().stream()
                .filter(EcsTask::running)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no task runs"));
        int port = bindings(task).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("task " + shortId(task) + " has no host port"))
                .hostPort();
        URI uri = URI.create("http://" + address(task.instance()) + ":" + port + "/");
        narrator.step("GET " + uri + ", task " + shortId(task) + " on " + task.instance());
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(uri).timeout(ANSWER_WITHIN).build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            narrator.detail("HTTP " + answer.statusCode());
            narrator.details(answer.body());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the task answered " + answer.statusCode() + " instead of 200");
            }
        }
    }

    private String address(String instance) {
        return cluster.realNodes().stream()
                .filter(node -> node.name().equals(instance))
                .map(RealNode::address)
                .findFirst()
                .orElseGet(() -> internalAddress(instance));
    }

    private String internalAddress(String node) {
        return client.nodes().withName(node).require().getStatus().getAddresses().stream()
                .filter(address -> address.getType().equals("InternalIP"))
                .map(NodeAddress::getAddress)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("node " + node + " has no address"));
    }

    private List<EcsTask> tasks() {
        return client.pods().inNamespace(DemoExample.NAMESPACE).withLabel(Labels.TASK_ID).list().getItems().stream()
                .flatMap(pod -> TaskStatus.of(pod).stream())
                .sorted(Comparator.comparingLong(EcsTask::number))
                .toList();
    }

    private static List<NetworkBinding> bindings(EcsTask task) {
        return task.containers().stream()
                .flatMap(container -> container.networkBindings().stream())
                .toList();
    }

    private static String shortId(EcsTask task) {
        return task.taskId().substring(0, SHORT_ID);
    }
}
