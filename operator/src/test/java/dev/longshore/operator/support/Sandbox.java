package dev.longshore.operator.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.ContainerInstance;
import dev.longshore.ecs.v1alpha1.EventRule;
import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ScalingPolicy;
import dev.longshore.ecs.v1alpha1.ScheduledTask;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.ServiceStatus;
import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.ecs.v1alpha1.WorkloadPermissions;
import dev.longshore.local.LocalCluster;
import dev.longshore.operator.names.Labels;
import dev.longshore.operator.status.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/**
 * What one test has to itself: a namespace, an ECS Cluster of the same name, and nodes that only this Cluster selects. Nothing of
 * it is seen by another test.
 */
public final class Sandbox implements AutoCloseable {
    /** Longer than anything takes on a busy machine: it only bounds how long a failure takes. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration POLL = Duration.ofMillis(100);

    private final String name;
    private final KubernetesClient client;
    private final SandboxNodes nodes;

    private Sandbox(String name, LocalCluster cluster, RunningOperator operator) {
        this.name = name;
        this.client = cluster.client();
        this.nodes = new SandboxNodes(name, cluster, (instance, wanted) -> operator.knows(name, instance, wanted));
    }

    /** Makes the namespace and the Cluster, without nodes. */
    static Sandbox create(String name, LocalCluster cluster, RunningOperator operator) {
        Sandbox sandbox = new Sandbox(name, cluster, operator);
        sandbox.client
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
        sandbox.cluster(name, ClusterSpec.builder().build());
        return sandbox;
    }

    /** The name of the namespace and of the Cluster. */
    public String name() {
        return name;
    }

    public KubernetesClient client() {
        return client;
    }

    /** This test's nodes: add, join, remove. */
    public SandboxNodes nodes() {
        return nodes;
    }

    /** Makes a further Cluster. */
    public Cluster cluster(String clusterName, ClusterSpec spec) {
        Cluster cluster = new Cluster();
        cluster.setMetadata(new ObjectMetaBuilder()
                .withName(clusterName)
                .addToLabels("sandbox", name)
                .build());
        cluster.setSpec(spec);
        return client.resource(cluster).create();
    }

    /** Sets what the Cluster allows, as YAML of {@code spec.allow}; returns when the operator has seen it. */
    public void allow(String permissions) {
        configure(cluster -> cluster.allow(Serialization.unmarshal(permissions, WorkloadPermissions.class)));
    }

    /** Changes the Cluster; returns when the operator has seen it. */
    public void configure(UnaryOperator<ClusterSpec.ClusterSpecBuilder> change) {
        edit(cluster(), cluster -> {
            cluster.setSpec(change.apply(cluster.getSpec().toBuilder()).build());
            return cluster;
        });
        long generation = read(cluster()).getMetadata().getGeneration();
        eventually(() ->
                assertThat(read(cluster()).getStatus().observedGeneration()).isEqualTo(generation));
    }

    /** Creates objects in this namespace; services and tasks that name no cluster get this one. */
    public void apply(HasMetadata... objects) {
        for (HasMetadata object : objects) {
            object.getMetadata().setNamespace(name);
            if (object instanceof Service service && service.getSpec().cluster() == null) {
                service.setSpec(service.getSpec().toBuilder().cluster(name).build());
            }
            if (object instanceof Task task && task.getSpec().cluster() == null) {
                task.setSpec(task.getSpec().toBuilder().cluster(name).build());
            }
            client.resource(object).create();
        }
    }

    public Resource<Service> service(String service) {
        return client.resources(Service.class).inNamespace(name).withName(service);
    }

    public Resource<Task> task(String task) {
        return client.resources(Task.class).inNamespace(name).withName(task);
    }

    public Resource<TaskDefinition> taskDefinition(String family) {
        return client.resources(TaskDefinition.class).inNamespace(name).withName(family);
    }

    public Resource<TargetGroup> targetGroup(String group) {
        return client.resources(TargetGroup.class).inNamespace(name).withName(group);
    }

    public Resource<Alarm> alarm(String alarm) {
        return client.resources(Alarm.class).inNamespace(name).withName(alarm);
    }

    /** The endpoints behind a core Service that is kept here. */
    public List<Endpoint> endpoints(String service) {
        return slices(service).stream()
                .flatMap(slice -> slice.getEndpoints().stream())
                .toList();
    }

    /** The slices behind a core Service. */
    public List<EndpointSlice> slices(String service) {
        return client.discovery()
                .v1()
                .endpointSlices()
                .inNamespace(name)
                .withLabel("kubernetes.io/service-name", service)
                .list()
                .getItems();
    }

    public Resource<Cluster> cluster() {
        return client.resources(Cluster.class).withName(name);
    }

    public Resource<ContainerInstance> instance(String node) {
        return client.resources(ContainerInstance.class).withName(node);
    }

    /** Reads an object that must be there. */
    public static <T> T read(Resource<T> resource) {
        return Objects.requireNonNull(resource.get(), "the object is gone");
    }

    /** Changes an object as {@code kubectl edit} does, again if somebody else was faster. */
    public static <T> void edit(Resource<T> resource, UnaryOperator<T> change) {
        write(() -> resource.edit(change));
    }

    /** Writes a status as the object's own controller does, again if somebody else was faster. */
    public static <T> void editStatus(Resource<T> resource, UnaryOperator<T> change) {
        write(() -> resource.editStatus(change));
    }

    private static void write(Callable<?> write) {
        patiently()
                .ignoreExceptionsMatching(e -> e instanceof KubernetesClientException refused
                        && refused.getCode() == HttpURLConnection.HTTP_CONFLICT)
                .until(() -> write.call() != null);
    }

    /** A service's status; it must have one already. */
    public ServiceStatus status(String service) {
        return Objects.requireNonNull(read(service(service)).getStatus(), "no status yet");
    }

    /** Status and reason of a condition, as in {@code False NoInstance}; empty where there is none. */
    public static String condition(List<Condition> conditions, String type) {
        return Conditions.find(conditions, type)
                .map(condition -> condition.getStatus() + " " + condition.getReason())
                .orElse("");
    }

    /** As {@code kubectl wait --for=condition=Stable} does, for the generation that is there now. */
    public Service awaitStable(String service) {
        long generation = read(service(service)).getMetadata().getGeneration();
        return service(service)
                .waitUntilCondition(
                        s -> s != null && s.getStatus() != null && stable(s.getStatus(), generation),
                        PATIENCE.toSeconds(),
                        TimeUnit.SECONDS);
    }

    private static boolean stable(ServiceStatus status, long generation) {
        return Conditions.find(status.conditions(), ConditionTypes.STABLE)
                .filter(condition ->
                        "True".equals(condition.getStatus()) && condition.getObservedGeneration() >= generation)
                .isPresent();
    }

    /** All pods of the namespace, whatever their state. */
    public List<Pod> pods() {
        return client.pods().inNamespace(name).list().getItems();
    }

    /** The pods of a service's tasks that have neither ended nor are being deleted. */
    public List<Pod> livePods(String service) {
        return pods().stream()
                .filter(pod -> service.equals(pod.getMetadata().getLabels().get(Labels.SERVICE)))
                .filter(Sandbox::live)
                .toList();
    }

    /** Those of one revision, such as {@code 2}. */
    public List<Pod> livePods(String service, String revision) {
        return livePods(service).stream()
                .filter(pod -> revision.equals(pod.getMetadata().getLabels().get(Labels.REVISION)))
                .toList();
    }

    /** Whether a pod neither ended nor is being stopped or deleted. */
    public static boolean live(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null
                && pod.getSpec().getActiveDeadlineSeconds() == null
                && !List.of("Succeeded", "Failed").contains(pod.getStatus().getPhase());
    }

    /** Messages of the events about an object of this namespace. */
    public List<String> events(String object) {
        return client.v1().events().inNamespace(name).list().getItems().stream()
                .filter(event -> object.equals(event.getInvolvedObject().getName()))
                .map(Event::getMessage)
                .toList();
    }

    /** Asserts again and again until it holds, at most two minutes; what it throws meanwhile counts as not yet. */
    public void eventually(ThrowingRunnable assertion) {
        patiently().ignoreExceptions().untilAsserted(assertion);
    }

    /** Awaitility with this suite's deadline of two minutes. */
    public static ConditionFactory patiently() {
        return await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(POLL);
    }

    /** Begins the end of everything here, without waiting for it. */
    @Override
    public void close() {
        client.resources(Alarm.class).inNamespace(name).delete();
        client.resources(ScalingPolicy.class).inNamespace(name).delete();
        client.resources(ScalableTarget.class).inNamespace(name).delete();
        client.resources(EventRule.class).inNamespace(name).delete();
        client.resources(ScheduledTask.class).inNamespace(name).delete();
        client.resources(Service.class).inNamespace(name).delete();
        client.resources(Task.class).inNamespace(name).delete();
        // Hundreds of them on a busy machine take longer than one request may.
        patiently().ignoreExceptions().until(() -> {
            client.pods().inNamespace(name).withGracePeriod(0).delete();
            return true;
        });
        client.resources(TaskDefinition.class).inNamespace(name).delete();
        client.resources(TargetGroup.class).inNamespace(name).delete();
        client.resources(Cluster.class).withLabel("sandbox", name).delete();
        client.namespaces().withName(name).delete();
        nodes.close();
    }
}
