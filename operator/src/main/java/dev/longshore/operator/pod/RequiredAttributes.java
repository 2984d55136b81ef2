package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.OSFamily;
import dev.longshore.ecs.v1alpha1.RuntimePlatform;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.engine.placement.RequiredAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The attributes that an instance must have for a definition, as ECS computes requiresAttributes: what its platform asks for. */
final class RequiredAttributes {
    private RequiredAttributes() {}

    static List<RequiredAttribute> of(TaskDefinitionSpec definition) {
        List<RequiredAttribute> required = new ArrayList<>();
        Optional<RuntimePlatform> platform = Optional.ofNullable(definition.runtimePlatform());
        platform.map(RuntimePlatform::cpuArchitecture)
                .map(architecture -> architecture.name().toLowerCase(Locale.ROOT))
                .ifPresent(value -> required.add(new RequiredAttribute("ecs.cpu-architecture", Optional.of(value))));
        platform.map(RuntimePlatform::operatingSystemFamily)
                .map(family -> family == OSFamily.LINUX ? "linux" : "windows")
                .ifPresent(value -> required.add(new RequiredAttribute("ecs.os-type", Optional.of(value))));
        return List.copyOf(required);
    }
}
