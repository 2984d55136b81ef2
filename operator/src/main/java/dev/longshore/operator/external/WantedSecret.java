package dev.longshore.operator.external;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.LogConfiguration;
import dev.longshore.ecs.v1alpha1.Secret;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.operator.pod.SecretReference;
import dev.longshore.operator.pod.StoredValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Secret that a definition's tasks read, and what it is made from.
 *
 * @param name name of the Secret
 * @param reference what AWS is asked for
 * @param whole whether the value as a whole is read
 * @param keys whether keys of its JSON are read
 */
record WantedSecret(String name, SecretReference reference, boolean whole, boolean keys) {
    /** All that a definition's containers and log drivers name, each Secret once. */
    static Collection<WantedSecret> of(TaskDefinitionSpec definition) {
        Map<String, WantedSecret> wanted = new LinkedHashMap<>();
        definition.containerDefinitions().stream()
                .flatMap(WantedSecret::named)
                .map(secret -> SecretReference.parse(secret.valueFrom()))
                .map(WantedSecret::of)
                .forEach(secret -> wanted.merge(secret.name(), secret, WantedSecret::and));
        return List.copyOf(wanted.values());
    }

    private static Stream<Secret> named(ContainerDefinition container) {
        Stream<Secret> options =
                Optional.ofNullable(container.logConfiguration()).map(LogConfiguration::secretOptions).stream()
                        .flatMap(List::stream);
        return Stream.concat(container.secrets().stream(), options);
    }

    private static WantedSecret of(SecretReference reference) {
        boolean keys = !reference.jsonKey().isEmpty();
        return new WantedSecret(StoredValue.of(reference).secret(), reference, !keys, keys);
    }

    private WantedSecret and(WantedSecret other) {
        return new WantedSecret(name, reference, whole || other.whole, keys || other.keys);
    }
}
