package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.Secret;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.List;

/** Environment files and secrets. */
final class EnvironmentRules {
    private static final int MOST_FILES = 10;

    private EnvironmentRules() {}

    static void check(TaskDefinitionSpec spec, Findings findings) {
        boolean hasRole =
                spec.executionRoleArn() != null && !spec.executionRoleArn().isBlank();
        Findings.containers(spec, (container, path) -> {
            int files = container.environmentFiles().size();
            findings.addIf(
                    files > MOST_FILES,
                    path + ".environmentFiles",
                    "The maximum number of environment files was exceeded. Specify ten or less and try again. There are "
                            + files + ".");
            Findings.each(
                    container.environment(),
                    path + ".environment",
                    (variable, at) -> findings.addIf(
                            variable.name().isEmpty(),
                            at + ".name",
                            "The name of an environment variable cannot be empty."));
            checkSecrets(container.secrets(), path + ".secrets", hasRole, findings);
            checkLogSecrets(container, path, hasRole, findings);
        });
    }

    private static void checkLogSecrets(
            ContainerDefinition container, String path, boolean hasRole, Findings findings) {
        var log = container.logConfiguration();
        checkSecrets(
                log == null ? List.of() : log.secretOptions(),
                path + ".logConfiguration.secretOptions",
                hasRole,
                findings);
    }

    private static void checkSecrets(List<Secret> secrets, String path, boolean hasRole, Findings findings) {
        findings.addIf(
                !secrets.isEmpty() && !hasRole,
                path,
                "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'");
        Findings.each(secrets, path, (secret, at) -> {
            findings.addIf(secret.name().isEmpty(), at + ".name", "The name of a secret cannot be empty.");
            findings.addIf(
                    secret.valueFrom().isBlank(),
                    at + ".valueFrom",
                    "valueFrom of secret '" + secret.name() + "' must name a secret or a parameter.");
        });
    }
}
