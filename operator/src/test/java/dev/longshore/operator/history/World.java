package dev.longshore.operator.history;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All objects of the cluster, as they are after one step of the history. */
final class World {
    private final Map<ObjectKey, HasMetadata> objects = new LinkedHashMap<>();
    private final Map<String, HasMetadata> byUid = new HashMap<>();
    private final Map<ObjectKey, SeenPod> pods = new HashMap<>();
    private final Map<String, Map<ObjectKey, SeenPod>> byNode = new HashMap<>();
    private final Map<String, Map<ObjectKey, SeenPod>> byOwner = new HashMap<>();
    private final Map<String, Map<ObjectKey, SeenPod>> byTask = new HashMap<>();

    void apply(Change change) {
        Optional<SeenPod> before = pod(change.key());
        forget(change.key());
        if (change.type() == Change.Type.DELETED) {
            return;
        }
        objects.put(change.key(), change.object());
        byUid.put(change.object().getMetadata().getUid(), change.object());
        if (change.object() instanceof Pod pod) {
            put(SeenPod.of(pod, boundAt(before, change)));
        }
    }

    private static Instant boundAt(Optional<SeenPod> before, Change change) {
        return before.filter(SeenPod::bound)
                .map(SeenPod::boundAt)
                .orElse(change.type() == Change.Type.EXISTED ? Instant.EPOCH : change.seenAt());
    }

    private void put(SeenPod pod) {
        pods.put(pod.key(), pod);
        index(byNode, pod.node(), pod);
        pod.owner().ifPresent(owner -> index(byOwner, owner.getUid(), pod));
        pod.taskId().ifPresent(id -> index(byTask, id, pod));
    }

    private static void index(Map<String, Map<ObjectKey, SeenPod>> index, String value, SeenPod pod) {
        index.computeIfAbsent(value, v -> new LinkedHashMap<>()).put(pod.key(), pod);
    }

    private void forget(ObjectKey key) {
        Optional.ofNullable(objects.remove(key))
                .ifPresent(gone -> byUid.remove(gone.getMetadata().getUid()));
        Optional.ofNullable(pods.remove(key)).ifPresent(pod -> {
            unindex(byNode, pod.node(), key);
            pod.owner().ifPresent(owner -> unindex(byOwner, owner.getUid(), key));
            pod.taskId().ifPresent(id -> unindex(byTask, id, key));
        });
    }

    private static void unindex(Map<String, Map<ObjectKey, SeenPod>> index, String value, ObjectKey key) {
        Optional.ofNullable(index.get(value)).ifPresent(pods -> pods.remove(key));
    }

    Optional<SeenPod> pod(ObjectKey key) {
        return Optional.ofNullable(pods.get(key));
    }

    /** The pods bound to a node, ended ones included. */
    Collection<SeenPod> onNode(String node) {
        return byNode.getOrDefault(node, Map.of()).values();
    }

    Collection<SeenPod> ownedBy(String uid) {
        return byOwner.getOrDefault(uid, Map.of()).values();
    }

    Collection<SeenPod> ofTask(String taskId) {
        return byTask.getOrDefault(taskId, Map.of()).values();
    }

    <T extends HasMetadata> Optional<T> withUid(Class<T> type, String uid) {
        return Optional.ofNullable(byUid.get(uid)).filter(type::isInstance).map(type::cast);
    }

    boolean has(String uid) {
        return byUid.containsKey(uid);
    }

    Stream<HasMetadata> all() {
        return objects.values().stream();
    }

    Optional<Node> node(String name) {
        return Optional.ofNullable((Node) objects.get(new ObjectKey("v1", "Node", "", name)));
    }
}
