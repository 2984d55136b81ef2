package dev.longshore.operator.placement;

import dev.longshore.operator.names.Labels;
import dev.longshore.operator.pod.TaskRole;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.HttpURLConnection;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ServiceAccounts that stand for task roles. They are made when the first pod needs one, since only then a Cluster has allowed
 * the role to the namespace, and never changed: one that does not say that it stands for a role is somebody else's, and no task's.
 */
final class RoleAccounts implements PodNeed {
    private record Key(String namespace, String name) {}

    private final KubernetesClient client;
    private final Set<Key> known = ConcurrentHashMap.newKeySet();

    RoleAccounts(KubernetesClient client) {
        this.client = client;
    }

    /** A ServiceAccount that is not a task role's is a refusal: 403. */
    @Override
    public void ensure(Pod pod) {
        TaskRole.account(pod).filter(account -> !known.contains(key(account))).ifPresent(account -> {
            create(account);
            known.add(key(account));
        });
    }

    @Override
    public void forget(Pod pod) {
        TaskRole.account(pod).ifPresent(account -> known.remove(key(account)));
    }

    private void create(ServiceAccount account) {
        Resource<ServiceAccount> resource = client.serviceAccounts()
                .inNamespace(account.getMetadata().getNamespace())
                .resource(account);
        try {
            resource.create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            check(Objects.requireNonNullElse(resource.get(), account));
        }
    }

    private static void check(ServiceAccount existing) {
        if (!TaskRole.isAccount(existing)) {
            throw new KubernetesClientException(
                    "ServiceAccount " + existing.getMetadata().getName() + " stands for no task role: label it "
                            + Labels.TASK_ROLE + " if tasks may have it, or delete it",
                    HttpURLConnection.HTTP_FORBIDDEN,
                    null);
        }
    }

    private static Key key(ServiceAccount account) {
        return new Key(
                account.getMetadata().getNamespace(), account.getMetadata().getName());
    }
}
