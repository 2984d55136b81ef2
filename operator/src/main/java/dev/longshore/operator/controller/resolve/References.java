package dev.longshore.operator.controller.resolve;

import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ClusterStatus;
import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.ContainerInstance;
import dev.longshore.ecs.v1alpha1.ContainerInstanceStatus;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.ecs.v1alpha1.TaskDefinitionStatus;
import dev.longshore.operator.definition.Reference;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.status.Conditions;
import dev.longshore.operator.status.StatusPatch;
import dev.longshore.operator.watch.Watches;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who still uses a cluster or a task definition; asked only while one is being deleted, so the API server is asked. */
public final class References {
    private static final int NAMED = 5;
    private static final PatchContext APPLY = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager("longshore-deletion")
            .withForce(true)
            .build();

    private final KubernetesClient client;
    private final Watches watches;

    /** References are read from the API server, tasks from the watch. */
    public References(KubernetesClient client, Watches watches) {
        this.client = client;
        this.watches = watches;
    }

    /** Services, tasks and pods of a family, the first few by name; empty when it is free to go. */
    public List<String> ofFamily(String namespace, String family) {
        Stream<String> services = client.resources(Service.class).inNamespace(namespace).list().getItems().stream()
                .filter(service -> isOf(family, service.getSpec().taskDefinition()))
                .map(References::named);
        Stream<String> tasks = client.resources(Task.class).inNamespace(namespace).list().getItems().stream()
                .filter(task -> isOf(family, task.getSpec().taskDefinition()) && !ended(task))
                .map(References::named);
        Stream<String> running = watches.pods()
                .tasks()
                .filter(task -> !task.stopped()
                        && task.pod().namespace().equals(namespace)
                        && isOf(family, task.taskDefinition()))
                .map(task -> "task " + task.taskId());
        return shorten(Stream.of(services, tasks, running).flatMap(s -> s).toList());
    }

    /** The revisions of a family that services, unfinished tasks or pods run or name, by number. */
    public Set<Long> revisionsInUse(String namespace, String family) {
        Stream<String> services = client.resources(Service.class).inNamespace(namespace).list().getItems().stream()
                .flatMap(service -> Stream.concat(
                        Stream.ofNullable(service.getSpec().taskDefinition()),
                        RunningRevisions.of(service).references().stream()));
        Stream<String> tasks = client.resources(Task.class).inNamespace(namespace).list().getItems().stream()
                .filter(task -> !ended(task))
                .flatMap(task -> Stream.concat(
                        Stream.ofNullable(task.getSpec().taskDefinition()),
                        RunningRevisions.of(task).references().stream()));
        Stream<String> running = watches.pods()
                .tasks()
                .filter(task -> task.pod().namespace().equals(namespace))
                .map(EcsTask::taskDefinition);
        return Stream.of(services, tasks, running)
                .flatMap(s -> s)
                .map(Reference::parse)
                .filter(reference -> reference.family().equals(family)
                        && reference.revision().isPresent())
                .map(reference -> reference.revision().getAsLong())
                .collect(Collectors.toSet());
    }

    /** Tasks of a cluster that run on a container instance, the first few by id; empty when it is free to go. */
    public static List<String> ofInstance(List<EcsTask> tasks) {
        return shorten(tasks.stream().map(task -> "task " + task.taskId()).toList());
    }

    /** Services and tasks of a cluster, the first few by name; empty when it is free to go. */
    public List<String> ofCluster(String cluster) {
        Stream<String> services = watches.scope()
                .list(client.resources(Service.class))
                .filter(service ->
                        Resolution.clusterName(service.getSpec().cluster()).equals(cluster))
                .map(References::named);
        Stream<String> tasks = watches.scope()
                .list(client.resources(Task.class))
                .filter(task -> Resolution.clusterName(task.getSpec().cluster()).equals(cluster) && !ended(task))
                .map(References::named);
        Stream<String> running = watches.pods()
                .tasks()
                .filter(task -> !task.stopped() && task.cluster().equals(cluster))
                .map(task -> "task " + task.taskId());
        return shorten(Stream.of(services, tasks, running).flatMap(s -> s).toList());
    }

    /** Writes why the object is still there; JOSDK writes no status while an object is being deleted. */
    public void held(TaskDefinition definition, List<Condition> conditions) {
        TaskDefinitionStatus before = Optional.ofNullable(definition.getStatus())
                .orElseGet(() -> TaskDefinitionStatus.builder().build());
        apply(
                definition,
                new TaskDefinition(),
                before.toBuilder().conditions(conditions).build());
    }

    /** As {@link #held(TaskDefinition, List)}, for a cluster. */
    public void held(Cluster cluster, ClusterStatus status) {
        apply(cluster, new Cluster(), status);
    }

    /** As {@link #held(TaskDefinition, List)}, for a container instance. */
    public void held(ContainerInstance instance, ContainerInstanceStatus status) {
        apply(instance, new ContainerInstance(), status);
    }

    private <S, R extends CustomResource<?, S>> void apply(R current, R empty, S status) {
        if (!status.equals(current.getStatus())) {
            client.resource(StatusPatch.fresh(current, empty, status))
                    .subresource("status")
                    .patch(APPLY);
        }
    }

    /** Whether a reference (family, {@code family:revision} or an ARN) is of this family. */
    public static boolean isOf(String family, @Nullable String taskDefinition) {
        return taskDefinition != null
                && Reference.parse(taskDefinition).family().equals(family);
    }

    private static boolean ended(Task task) {
        return task.getStatus() != null && Conditions.isTrue(task.getStatus().conditions(), ConditionTypes.COMPLETE);
    }

    private static String named(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getNamespace() + "/"
                + object.getMetadata().getName();
    }

    private static List<String> shorten(List<String> users) {
        if (users.size() <= NAMED) {
            return users;
        }
        List<String> some = new ArrayList<>(users.subList(0, NAMED));
        some.add((users.size() - NAMED) + " more");
        return some;
    }
}
