package dev.longshore.operator.external;

import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.operator.pod.SecretReference;
import dev.longshore.operator.pod.StoredValue;
import dev.longshore.operator.status.EventRecorder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An ExternalSecret for each secret and parameter that a definition names, where a store is set: External Secrets then makes and refreshes
 * the Secret that the tasks read. Definitions that name the same secret own it together, each by a field manager of its own, and it goes
 * with the last of them; what somebody else says in an object of that name stays as it is.
 */
public final class ExternalSecrets {
    private final KubernetesClient client;
    private final ExternalSettings settings;
    private final EventRecorder events;
    /** The generation that was written last, by the definition's uid: nothing is written at rest. */
    private final Map<String, Long> written = new ConcurrentHashMap<>();

    /** Makes objects with this client; what cannot be made is told as an event of the definition. */
    public ExternalSecrets(KubernetesClient client, ExternalSettings settings, EventRecorder events) {
        this.client = client;
        this.settings = settings;
        this.events = events;
    }

    /** Writes what the definition's tasks need, once for each change of it; a refusal is tried again at the next look. */
    public void keep(TaskDefinition definition) {
        String uid = definition.getMetadata().getUid();
        Long generation = definition.getMetadata().getGeneration();
        if (generation.equals(written.get(uid))) {
            return;
        }
        boolean all = true;
        for (WantedSecret secret : WantedSecret.of(definition.getSpec())) {
            Optional<SecretStore> store = secret.reference().source() == SecretReference.Source.SECRETS_MANAGER
                    ? settings.secretStore()
                    : settings.parameterStore();
            all &= store.isEmpty() || write(definition, secret, store.get());
        }
        if (all) {
            written.put(uid, generation);
        }
    }

    /** Drops what is remembered of a definition that is gone. */
    public void forget(TaskDefinition definition) {
        written.remove(definition.getMetadata().getUid());
    }

    private boolean write(TaskDefinition definition, WantedSecret secret, SecretStore store) {
        try {
            client.resource(object(definition, secret, store)).patch(manager(definition));
            return true;
        } catch (KubernetesClientException e) {
            events.warning(
                    definition,
                    "ExternalSecretFailed",
                    "ExternalSecret " + secret.name() + " cannot be written: " + e.getMessage());
            return false;
        }
    }

    private static PatchContext manager(TaskDefinition definition) {
        return new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager("longshore-" + definition.getMetadata().getUid())
                .build();
    }

    private static GenericKubernetesResource object(TaskDefinition definition, WantedSecret secret, SecretStore store) {
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion("external-secrets.io/v1");
        object.setKind("ExternalSecret");
        object.setMetadata(new ObjectMetaBuilder()
                .withNamespace(definition.getMetadata().getNamespace())
                .withName(secret.name())
                .withOwnerReferences(owner(definition))
                .build());
        object.setAdditionalProperty("spec", spec(secret, store));
        return object;
    }

    private static OwnerReference owner(TaskDefinition definition) {
        return new OwnerReferenceBuilder()
                .withApiVersion(definition.getApiVersion())
                .withKind(definition.getKind())
                .withName(definition.getMetadata().getName())
                .withUid(definition.getMetadata().getUid())
                .build();
    }

    /** Keys of the JSON are extracted all at once: lists have one owner each, and another definition may read other keys. */
    private static Map<String, Object> spec(WantedSecret secret, SecretStore store) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("secretStoreRef", Map.of("kind", store.kind(), "name", store.name()));
        spec.put("target", Map.of("name", secret.name()));
        Map<String, String> remote = remote(secret.reference());
        if (secret.whole()) {
            spec.put("data", List.of(Map.of("secretKey", StoredValue.WHOLE, "remoteRef", remote)));
        }
        if (secret.keys()) {
            spec.put("dataFrom", List.of(Map.of("extract", remote)));
        }
        return spec;
    }

    private static Map<String, String> remote(SecretReference reference) {
        String version = reference.versionId().isEmpty() ? reference.stage() : "uuid/" + reference.versionId();
        return version.isEmpty()
                ? Map.of("key", reference.given())
                : Map.of("key", reference.given(), "version", version);
    }
}
