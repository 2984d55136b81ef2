package dev.longshore.operator.targets;

import dev.longshore.ecs.v1alpha1.ConditionTypes;
import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.ecs.v1alpha1.TargetGroupStatus;
import dev.longshore.operator.status.Conditions;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a TargetGroupBinding for each group that names a target group of AWS: by it the AWS Load Balancer Controller registers the targets. */
public final class Bindings {
    private static final ResourceDefinitionContext KIND = new ResourceDefinitionContext.Builder()
            .withGroup("elbv2.k8s.aws")
            .withVersion("v1beta1")
            .withKind("TargetGroupBinding")
            .withPlural("targetgroupbindings")
            .withNamespaced(true)
            .build();
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
    /** Bindings are not watched, for their kind need not be there: what people delete comes back after this time. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

    /**
     * A binding as it was seen or written last.
     *
     * @param spec what it says
     * @param refusal why it could not be made so
     * @param next when it is to be looked at again
     */
    public record Kept(Map<String, Object> spec, Optional<Publisher.Refusal> refusal, Instant next) {}

    private final KubernetesClient client;
    private final Map<String, Kept> known = new ConcurrentHashMap<>();

    Bindings(KubernetesClient client) {
        this.client = client;
    }

    /** Sees to the group's binding; where it asks for none, to there being none. */
    Optional<Kept> keep(TargetGroup group, GroupSettings settings, Instant now) {
        if (settings.binding().isEmpty()) {
            withdraw(group);
            return Optional.empty();
        }
        Map<String, Object> spec = spec(group, settings);
        Kept kept = Optional.ofNullable(known.get(group.getMetadata().getUid()))
                .filter(before -> before.spec().equals(spec) && now.isBefore(before.next()))
                .orElseGet(() -> write(group, spec, now));
        known.put(group.getMetadata().getUid(), kept);
        return Optional.of(kept);
    }

    private static Map<String, Object> spec(TargetGroup group, GroupSettings settings) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("targetGroupARN", settings.binding().orElseThrow());
        spec.put("targetType", settings.instanceTargets() ? "instance" : "ip");
        spec.put(
                "serviceRef",
                Map.of(
                        "name",
                        group.getMetadata().getName(),
                        "port",
                        settings.ports().getFirst().port()));
        return spec;
    }

    private Kept write(TargetGroup group, Map<String, Object> spec, Instant now) {
        Optional<Publisher.Refusal> refusal;
        try {
            refusal = written(group, spec);
        } catch (KubernetesClientException e) {
            refusal = Optional.of(refusal(e));
        }
        return new Kept(spec, refusal, now.plus(refusal.isPresent() ? TRY_AGAIN : LOOK_AGAIN));
    }

    private Optional<Publisher.Refusal> written(TargetGroup group, Map<String, Object> spec) {
        Resource<GenericKubernetesResource> there = binding(group);
        GenericKubernetesResource binding = there.get();
        if (binding == null) {
            bindings(group).resource(wanted(group, spec)).create();
        } else if (!isOurs(group, binding)) {
            return Optional.of(new Publisher.Refusal(
                    "BindingConflict",
                    "There is a TargetGroupBinding \"" + group.getMetadata().getName()
                            + "\" that is not this TargetGroup's, and is left alone: delete it, or choose another name"
                            + " for this TargetGroup."));
        } else if (!isAsWanted(binding, spec)) {
            there.patch(MERGE, Serialization.asJson(Map.of("spec", spec)));
        }
        return Optional.empty();
    }

    private static GenericKubernetesResource wanted(TargetGroup group, Map<String, Object> spec) {
        return new GenericKubernetesResourceBuilder()
                .withApiVersion(KIND.getGroup() + "/" + KIND.getVersion())
                .withKind(KIND.getKind())
                .withNewMetadata()
                .withNamespace(group.getMetadata().getNamespace())
                .withName(group.getMetadata().getName())
                .withOwnerReferences(PublishedService.reference(group))
                .endMetadata()
                .addToAdditionalProperties("spec", spec)
                .build();
    }

    private static boolean isOurs(TargetGroup group, GenericKubernetesResource binding) {
        return binding.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> group.getMetadata().getUid().equals(owner.getUid()));
    }

    /** The controller's webhook adds fields of its own. */
    private static boolean isAsWanted(GenericKubernetesResource binding, Map<String, Object> spec) {
        return binding.getAdditionalProperties().get("spec") instanceof Map<?, ?> there
                && there.entrySet().containsAll(spec.entrySet());
    }

    private static Publisher.Refusal refusal(KubernetesClientException e) {
        if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
            return new Publisher.Refusal(
                    "NotInstalled",
                    "This cluster has no kind TargetGroupBinding, and nothing is registered in AWS: install the AWS Load"
                            + " Balancer Controller, or take targetGroupBindingArn away.");
        }
        String told = e.getStatus() == null ? e.getMessage() : e.getStatus().getMessage();
        return e.getCode() == HttpURLConnection.HTTP_FORBIDDEN
                ? new Publisher.Refusal(
                        "Forbidden",
                        "The operator may not write TargetGroupBindings (chart: external.targetGroupBindings): " + told)
                : new Publisher.Refusal("BindingRefused", "The TargetGroupBinding could not be written: " + told);
    }

    /** Once it had one; after a restart the group's own condition tells. */
    private void withdraw(TargetGroup group) {
        boolean had = known.containsKey(group.getMetadata().getUid())
                || Optional.ofNullable(group.getStatus()).map(TargetGroupStatus::conditions).stream()
                        .anyMatch(conditions -> Conditions.find(conditions, ConditionTypes.BOUND)
                                .isPresent());
        if (had) {
            delete(group);
            forget(group);
        }
    }

    private void delete(TargetGroup group) {
        Resource<GenericKubernetesResource> there = binding(group);
        try {
            Optional.ofNullable(there.get())
                    .filter(binding -> isOurs(group, binding))
                    .ifPresent(binding -> there.delete());
        } catch (KubernetesClientException e) {
            // Without the right to write one there is none of ours.
            if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
                throw e;
            }
        }
    }

    void forget(TargetGroup group) {
        known.remove(group.getMetadata().getUid());
    }

    private Resource<GenericKubernetesResource> binding(TargetGroup group) {
        return bindings(group).withName(group.getMetadata().getName());
    }

    private NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            bindings(TargetGroup group) {
        return client.genericKubernetesResources(KIND)
                .inNamespace(group.getMetadata().getNamespace());
    }
}
