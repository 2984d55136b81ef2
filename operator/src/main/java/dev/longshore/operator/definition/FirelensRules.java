package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.Compatibility;
import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.LogDriver;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;

/** FireLens: one log router, for containers whose driver is awsfirelens. */
final class FirelensRules {
    private FirelensRules() {}

    static void check(TaskDefinitionSpec spec, Findings findings) {
        long routers = spec.containerDefinitions().stream()
                .filter(container -> container.firelensConfiguration() != null)
                .count();
        findings.addIf(
                routers > 1,
                Findings.CONTAINERS,
                "Exactly one container of a task definition can have a firelensConfiguration, " + routers + " have.");
        boolean fargate = spec.requiresCompatibilities().contains(Compatibility.FARGATE);
        Findings.containers(spec, (container, path) -> {
            findings.addIf(
                    routers == 0 && usesFirelens(container),
                    path + ".logConfiguration.logDriver",
                    "Log driver awsfirelens needs one container with a firelensConfiguration, the log router. There is none.");
            checkFile(container, path, fargate, findings);
        });
    }

    private static boolean usesFirelens(ContainerDefinition container) {
        return container.logConfiguration() != null
                && container.logConfiguration().logDriver() == LogDriver.AWSFIRELENS;
    }

    private static void checkFile(ContainerDefinition container, String path, boolean fargate, Findings findings) {
        if (container.firelensConfiguration() == null) {
            return;
        }
        String type = container.firelensConfiguration().options().getOrDefault("config-file-type", "file");
        String at = path + ".firelensConfiguration.options.config-file-type";
        findings.addIf(
                !type.equals("s3") && !type.equals("file"),
                at,
                "config-file-type must be s3 or file, but was '" + type + "'.");
        findings.addIf(fargate && type.equals("s3"), at, "Fargate supports the config-file-type 'file' only.");
    }
}
