package dev.longshore.operator.external;

import dev.longshore.operator.names.Labels;
import dev.longshore.operator.placement.PodNeed;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * EKS's SecurityGroupPolicies: one for each security group of a namespace's tasks, which gives it to the pods that have its label. EKS
 * looks for them when a pod is created, and gives a pod the groups of all that select it; so they are there before the first pod. What
 * exists under the name is left as it is.
 */
public final class SecurityGroupPolicies implements PodNeed {
    private record Key(String namespace, String group) {}

    private final KubernetesClient client;
    private final Set<Key> known = ConcurrentHashMap.newKeySet();

    /** Makes policies with this client. */
    public SecurityGroupPolicies(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public void ensure(Pod pod) {
        groups(pod).stream()
                .map(group -> new Key(pod.getMetadata().getNamespace(), group))
                .filter(key -> !known.contains(key))
                .forEach(key -> {
                    create(key);
                    known.add(key);
                });
    }

    @Override
    public void forget(Pod pod) {
        groups(pod).forEach(group -> known.remove(new Key(pod.getMetadata().getNamespace(), group)));
    }

    private static List<String> groups(Pod pod) {
        return pod.getMetadata().getLabels().keySet().stream()
                .filter(label -> label.startsWith(Labels.SECURITY_GROUP_PREFIX))
                .map(label -> label.substring(Labels.SECURITY_GROUP_PREFIX.length()))
                .toList();
    }

    private void create(Key key) {
        try {
            client.resource(policy(key)).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
    }

    private static GenericKubernetesResource policy(Key key) {
        GenericKubernetesResource policy = new GenericKubernetesResource();
        policy.setApiVersion("vpcresources.k8s.aws/v1beta1");
        policy.setKind("SecurityGroupPolicy");
        policy.setMetadata(new ObjectMetaBuilder()
                .withNamespace(key.namespace())
                .withName("ecs-" + key.group().toLowerCase(Locale.ROOT))
                .build());
        policy.setAdditionalProperty(
                "spec",
                Map.of(
                        "podSelector",
                        Map.of("matchLabels", Map.of(Labels.SECURITY_GROUP_PREFIX + key.group(), "true")),
                        "securityGroups",
                        Map.of("groupIds", List.of(key.group()))));
        return policy;
    }
}
