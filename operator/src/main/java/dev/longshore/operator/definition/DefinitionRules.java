package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.Compatibility;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The rules of ECS's RegisterTaskDefinition, in ECS's own words, and the one rule that Longshore adds for bridge mode. Those that the CRD
 * states too are repeated here, because {@code convert} and {@code render} work without an API server.
 */
public final class DefinitionRules {
    private static final List<BiConsumer<TaskDefinitionSpec, Findings>> RULES = List.of(
            DefinitionSizeRules::check,
            ContainerRules::check,
            TaskSizeRules::check,
            MemoryRules::check,
            FargateRules::check,
            PortRules::check,
            PortRangeRules::check,
            NetworkRules::check,
            ReferenceRules::check,
            DependencyRules::check,
            HealthRules::check,
            EnvironmentRules::check,
            VolumeRules::check,
            LogRules::check,
            FirelensRules::check,
            DeviceRules::check,
            KernelRules::check,
            TagRules::check);

    private DefinitionRules() {}

    /** Everything that is wrong, in the order of the rules; empty for a definition that ECS would register. */
    public static List<Problem> check(TaskDefinitionSpec spec) {
        var findings = new Findings();
        RULES.forEach(rule -> rule.accept(spec, findings));
        return findings.list();
    }

    /** What keeps a definition from Fargate, whatever it says of its compatibilities; empty for one that may run there. */
    public static List<Problem> unfitForFargate(TaskDefinitionSpec spec) {
        if (spec.requiresCompatibilities().contains(Compatibility.FARGATE)) {
            // What could be registered is fit.
            return List.of();
        }
        var compatibilities = new ArrayList<>(spec.requiresCompatibilities());
        compatibilities.add(Compatibility.FARGATE);
        return check(spec.toBuilder().requiresCompatibilities(compatibilities).build());
    }
}
