package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A container's environment: variables, secrets and files. */
final class ContainerEnvironment {
    private ContainerEnvironment() {}

    /** A name that is given twice has its last value, as in a process's environment. */
    static List<EnvVar> variables(ContainerDefinition definition) {
        Map<String, EnvVar> variables = new LinkedHashMap<>();
        definition
                .environment()
                .forEach(pair -> variables.put(pair.name(), new EnvVar(pair.name(), literal(pair.value()), null)));
        definition
                .secrets()
                .forEach(secret -> variables.put(secret.name(), variable(secret.name(), secret.valueFrom())));
        return List.copyOf(variables.values());
    }

    /** In ECS the first file that has a variable wins, in a pod the last one: they change places. Variables win over files in both. */
    static List<EnvFromSource> files(ContainerDefinition definition) {
        return definition.environmentFiles().reversed().stream()
                .map(file -> new EnvFromSourceBuilder()
                        .withNewConfigMapRef()
                        .withName(StoredValue.configMap(file.value()))
                        .endConfigMapRef()
                        .build())
                .toList();
    }

    /** Kubernetes would expand $(NAME) and read $$ as one; ECS passes the text as it is. */
    static String literal(String text) {
        return text.replace("$", "$$");
    }

    /** A variable with the value of a secret. */
    static EnvVar variable(String name, String valueFrom) {
        StoredValue stored = StoredValue.of(SecretReference.parse(valueFrom));
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewSecretKeyRef(stored.key(), stored.secret(), null)
                .endValueFrom()
                .build();
    }
}
