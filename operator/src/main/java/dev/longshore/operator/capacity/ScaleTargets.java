package dev.longshore.operator.capacity;

import dev.longshore.ecs.v1alpha1.ScaleTargetReference;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The sizes of groups, by the {@code /scale} subresource of any kind. */
public final class ScaleTargets {
    /** Why a group's size cannot be read or written; the size stays as it is. */
    public static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }

    private final KubernetesClient client;
    private final Map<String, ResourceDefinitionContext> kinds = new ConcurrentHashMap<>();

    /** Reads and writes with this client's rights. */
    public ScaleTargets(KubernetesClient client) {
        this.client = client;
    }

    /** The size that the group is asked to have. */
    public int size(ScaleTargetReference target) throws UnusableException {
        return replicas(target, scale(target));
    }

    /** Asks the group to have this size; what was written in between by others is not overwritten, but refused. */
    public void resize(ScaleTargetReference target, int size) throws UnusableException {
        Scale scale = scale(target);
        if (replicas(target, scale) == size) {
            return;
        }
        scale.getSpec().setReplicas(size);
        try {
            object(target).scale(scale);
        } catch (KubernetesClientException e) {
            throw refused(target, "update", e);
        }
    }

    private Scale scale(ScaleTargetReference target) throws UnusableException {
        try {
            return Optional.ofNullable(object(target).scale())
                    .orElseThrow(() ->
                            new UnusableException(name(target) + " does not exist, or has no /scale subresource"));
        } catch (KubernetesClientException e) {
            throw refused(target, "get", e);
        }
    }

    private static int replicas(ScaleTargetReference target, Scale scale) throws UnusableException {
        if (scale.getSpec() == null) {
            throw new UnusableException(name(target) + " does not say its size: its /scale subresource has no spec");
        }
        return Optional.ofNullable(scale.getSpec().getReplicas()).orElse(0);
    }

    private Resource<GenericKubernetesResource> object(ScaleTargetReference target) throws UnusableException {
        ResourceDefinitionContext kind = kind(target);
        if (!kind.isNamespaceScoped()) {
            return client.genericKubernetesResources(kind).withName(target.name());
        }
        String namespace = Optional.ofNullable(target.namespace())
                .orElseThrow(() -> new UnusableException("spec.autoScalingGroupProvider.scaleTargetRef.namespace is"
                        + " missing: " + target.kind() + " is a kind with namespaces"));
        return client.genericKubernetesResources(kind).inNamespace(namespace).withName(target.name());
    }

    private ResourceDefinitionContext kind(ScaleTargetReference target) throws UnusableException {
        String key = target.apiVersion() + "/" + target.kind();
        ResourceDefinitionContext known = kinds.get(key);
        if (known != null) {
            return known;
        }
        APIResource resource = resource(target)
                .orElseThrow(() -> new UnusableException("the API server has no kind " + target.kind() + " in "
                        + target.apiVersion() + ", as scaleTargetRef names it"));
        int slash = target.apiVersion().indexOf('/');
        ResourceDefinitionContext found = new ResourceDefinitionContext.Builder()
                .withGroup(slash < 0 ? "" : target.apiVersion().substring(0, slash))
                .withVersion(target.apiVersion().substring(slash + 1))
                .withKind(target.kind())
                .withPlural(resource.getName())
                .withNamespaced(resource.getNamespaced())
                .build();
        kinds.put(key, found);
        return found;
    }

    private Optional<APIResource> resource(ScaleTargetReference target) throws UnusableException {
        try {
            return Optional.ofNullable(client.getApiResources(target.apiVersion()))
                    .map(APIResourceList::getResources)
                    .stream()
                    .flatMap(resources -> resources.stream())
                    .filter(resource -> resource.getKind().equals(target.kind())
                            && !resource.getName().contains("/"))
                    .findFirst();
        } catch (KubernetesClientException e) {
            throw refused(target, "list the kinds of", e);
        }
    }

    private static UnusableException refused(ScaleTargetReference target, String verb, KubernetesClientException e) {
        return switch (e.getCode()) {
            case 403 ->
                new UnusableException("the operator may not " + verb + " the scale of " + name(target)
                        + ": add its kind to scaleTargets in the values of the chart. " + said(e));
            case 404 -> new UnusableException(name(target) + " does not exist, or has no /scale subresource");
            default -> new UnusableException("the scale of " + name(target) + " refuses: " + said(e));
        };
    }

    /** What the API server says, without what it was asked. */
    static String said(KubernetesClientException e) {
        return Optional.ofNullable(e.getStatus())
                .map(Status::getMessage)
                .orElseGet(() -> String.valueOf(e.getMessage()));
    }

    private static String name(ScaleTargetReference target) {
        String namespace =
                Optional.ofNullable(target.namespace()).map(n -> n + "/").orElse("");
        return target.kind() + " " + namespace + target.name();
    }
}
