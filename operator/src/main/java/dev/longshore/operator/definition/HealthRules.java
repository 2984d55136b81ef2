package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.ContainerRestartPolicy;
import dev.longshore.ecs.v1alpha1.HealthCheck;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import org.jspecify.annotations.Nullable;

/** Bounds of health checks, start and stop timeouts and restart policies; all in seconds. */
final class HealthRules {
    private static final int LEAST_TIMEOUT = 2;
    private static final int LEAST_RESTART_PERIOD = 60;
    private static final int MOST_RESTART_PERIOD = 1800;
    private static final int MOST_IGNORED_EXIT_CODES = 50;

    private HealthRules() {}

    static void check(TaskDefinitionSpec spec, Findings findings) {
        Findings.containers(spec, (container, path) -> {
            if (container.healthCheck() != null) {
                checkHealth(container.healthCheck(), container.name(), path + ".healthCheck", findings);
            }
            if (container.restartPolicy() != null) {
                checkRestart(container.restartPolicy(), container.name(), path + ".restartPolicy", findings);
            }
            checkTimeouts(container, path, findings);
        });
    }

    private static void checkHealth(HealthCheck check, String container, String path, Findings findings) {
        String command = check.command().isEmpty() ? "" : check.command().getFirst();
        // The console writes the whole command as one string: "CMD-SHELL, curl ...".
        findings.addIf(
                !command.startsWith("CMD"),
                path + ".command",
                "The command of a health check must start with CMD (a program and its arguments) or CMD-SHELL (a line for the shell), "
                        + "but starts with '" + command + "'.");
        checkBounds("interval", check.interval(), 5, 300, container, path, findings);
        checkBounds("timeout", check.timeout(), 2, 60, container, path, findings);
        checkBounds("retries", check.retries(), 1, 10, container, path, findings);
        checkBounds("startPeriod", check.startPeriod(), 0, 300, container, path, findings);
    }

    private static void checkBounds(
            String field,
            @Nullable Integer value,
            int least,
            int most,
            String container,
            String path,
            Findings findings) {
        if (value == null || (value >= least && value <= most)) {
            return;
        }
        String bound = value > most
                ? "less than or equal to the maximum allowed value " + most
                : "greater than or equal to the minimum allowed value " + least;
        findings.add(
                path + "." + field,
                "Health check " + field + " must be " + bound + " for container '" + container + "', but was " + value
                        + ".");
    }

    private static void checkRestart(ContainerRestartPolicy policy, String container, String path, Findings findings) {
        Integer period = policy.restartAttemptPeriod();
        findings.addIf(
                period != null && (period < LEAST_RESTART_PERIOD || period > MOST_RESTART_PERIOD),
                path + ".restartAttemptPeriod",
                "The 'restartAttemptPeriod' setting for container '" + container
                        + "' must be between 60 and 1800. It is " + period + " seconds.");
        findings.addIf(
                policy.ignoredExitCodes().size() > MOST_IGNORED_EXIT_CODES,
                path + ".ignoredExitCodes",
                "The 'ignoredExitCodes' setting for container '" + container
                        + "' can have at most 50 exit codes, but has "
                        + policy.ignoredExitCodes().size() + ".");
    }

    private static void checkTimeouts(ContainerDefinition container, String path, Findings findings) {
        checkTimeout("start", container.startTimeout(), container.name(), path + ".startTimeout", findings);
        checkTimeout("stop", container.stopTimeout(), container.name(), path + ".stopTimeout", findings);
    }

    private static void checkTimeout(
            String which, @Nullable Integer seconds, String container, String path, Findings findings) {
        findings.addIf(
                seconds != null && seconds < LEAST_TIMEOUT,
                path,
                "Granular " + which + " timeout on container '" + container + "' must be at least 2 seconds. It is "
                        + seconds + ".");
    }
}
