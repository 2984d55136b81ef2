package dev.longshore.operator.view;

import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Objects of a file as they would be once applied: over what the cluster has under their names. Reads, never writes. */
record Drafts(KubernetesClient client) {
    /** Stands for the uid that a new object would be given. */
    private static final String NO_UID = "planned";

    Service over(Service service) {
        return over(service, new Service());
    }

    TaskDefinition over(TaskDefinition definition) {
        return over(definition, new TaskDefinition());
    }

    Task fresh(Task task) {
        task.setMetadata(fresh(task.getMetadata()));
        return task;
    }

    boolean exists(HasMetadata object) {
        return client.resource(object).get() != null;
    }

    private <S, T, R extends CustomResource<S, T>> R over(R given, R draft) {
        Optional<R> existing = Optional.ofNullable(client.resource(given).get());
        draft.setSpec(given.getSpec());
        draft.setMetadata(existing.map(e -> merged(e.getMetadata(), given.getMetadata()))
                .orElseGet(() -> fresh(given.getMetadata())));
        existing.ifPresent(e -> draft.setStatus(e.getStatus()));
        return draft;
    }

    private static ObjectMeta fresh(ObjectMeta given) {
        return new ObjectMetaBuilder(given).withUid(NO_UID).build();
    }

    private static ObjectMeta merged(ObjectMeta existing, ObjectMeta given) {
        Map<String, String> annotations = new HashMap<>();
        Optional.ofNullable(existing.getAnnotations()).ifPresent(annotations::putAll);
        Optional.ofNullable(given.getAnnotations()).ifPresent(annotations::putAll);
        return new ObjectMetaBuilder(existing).withAnnotations(annotations).build();
    }
}
