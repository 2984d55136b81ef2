package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import java.util.List;
import java.util.Objects;

/** The Secrets with which a task's images are pulled: a pod has them for all of its containers, and each registry has its own in them. */
final class RegistryCredentials {
    private RegistryCredentials() {}

    static List<LocalObjectReference> of(TaskDefinitionSpec definition) {
        return definition.containerDefinitions().stream()
                .map(container -> container.repositoryCredentials())
                .filter(Objects::nonNull)
                .map(credentials -> StoredValue.of(SecretReference.parse(credentials.credentialsParameter()))
                        .secret())
                .distinct()
                .map(LocalObjectReference::new)
                .toList();
    }
}
