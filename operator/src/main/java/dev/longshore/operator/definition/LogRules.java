package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.Compatibility;
import dev.longshore.ecs.v1alpha1.LogConfiguration;
import dev.longshore.ecs.v1alpha1.LogDriver;
import dev.longshore.ecs.v1alpha1.Secret;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Log drivers: which are allowed where, and the options that they cannot do without. */
final class LogRules {
    private static final Set<LogDriver> ON_FARGATE =
            EnumSet.of(LogDriver.AWSLOGS, LogDriver.SPLUNK, LogDriver.AWSFIRELENS);

    private LogRules() {}

    static void check(TaskDefinitionSpec spec, Findings findings) {
        boolean fargate = spec.requiresCompatibilities().contains(Compatibility.FARGATE);
        Findings.containers(spec, (container, path) -> {
            LogConfiguration log = container.logConfiguration();
            if (log != null) {
                checkOptions(log, fargate, path + ".logConfiguration", findings);
                if (fargate) {
                    checkFargate(log, spec, path + ".logConfiguration.logDriver", findings);
                }
            }
        });
    }

    private static void checkOptions(LogConfiguration log, boolean fargate, String path, Findings findings) {
        List<String> needed = switch (log.logDriver()) {
            case AWSLOGS ->
                fargate
                        ? List.of("awslogs-region", "awslogs-group", "awslogs-stream-prefix")
                        : List.of("awslogs-region", "awslogs-group");
            case SPLUNK -> List.of("splunk-token", "splunk-url");
            default -> List.of();
        };
        List<String> missing = needed.stream()
                .filter(option -> given(log).noneMatch(option::equals))
                .toList();
        findings.addIf(
                !missing.isEmpty(),
                path + ".options",
                "Log driver " + log.logDriver().spelling() + " requires options: " + String.join(", ", missing));
        findings.addIf(
                log.options().containsKey("awslogs-datetime-format")
                        && log.options().containsKey("awslogs-multiline-pattern"),
                path + ".options",
                "Give either awslogs-datetime-format or awslogs-multiline-pattern, not both.");
    }

    private static Stream<String> given(LogConfiguration log) {
        return Stream.concat(
                log.options().keySet().stream(), log.secretOptions().stream().map(Secret::name));
    }

    private static void checkFargate(LogConfiguration log, TaskDefinitionSpec spec, String path, Findings findings) {
        findings.addIf(
                !ON_FARGATE.contains(log.logDriver()),
                path,
                log.logDriver().spelling() + " is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]");
        findings.addIf(
                log.logDriver() == LogDriver.AWSLOGS && spec.executionRoleArn() == null,
                path,
                "Fargate requires task definition to have execution role ARN to support log driver awslogs.");
    }
}
