package dev.longshore.operator.support;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;

/** A server that lets nobody scale objects of one test; ends when it is closed. */
public final class ScaleDenial implements AutoCloseable {
    /** What it says. */
    public static final String MESSAGE = "nobody scales here";

    private final Sandbox ecs;
    private final List<HasMetadata> objects;

    private ScaleDenial(Sandbox ecs, List<HasMetadata> objects) {
        this.ecs = ecs;
        this.objects = objects;
    }

    /**
     * Begins; it may be a moment until the server says no.
     *
     * @param group API group of the kind
     * @param resource the kind's plural
     * @param field {@code name} or {@code namespace}, which is the sandbox's
     */
    public static ScaleDenial of(Sandbox ecs, String group, String resource, String field) {
        String policy = """
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicy
                metadata: {name: %1$s}
                spec:
                  matchConstraints:
                    resourceRules:
                    - {apiGroups: [%2$s], apiVersions: ["*"], operations: [UPDATE], resources: [%3$s/scale]}
                  validations: [{expression: "object.metadata.%4$s != '%1$s'", message: %5$s}]
                """.formatted(ecs.name(), group, resource, field, MESSAGE);
        String binding = """
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicyBinding
                metadata: {name: %1$s}
                spec: {policyName: %1$s, validationActions: [Deny]}
                """.formatted(ecs.name());
        List<HasMetadata> objects = List.of(
                Serialization.unmarshal(policy, ValidatingAdmissionPolicy.class),
                Serialization.unmarshal(binding, ValidatingAdmissionPolicyBinding.class));
        objects.forEach(object -> ecs.client().resource(object).create());
        return new ScaleDenial(ecs, objects);
    }

    @Override
    public void close() {
        objects.reversed().forEach(object -> ecs.client().resource(object).delete());
    }
}
