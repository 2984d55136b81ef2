package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.HealthCheck;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * ECS's health check as probes. It makes a container ready, and never kills it: ECS leaves a standalone task alone, and a service
 * starts the replacement first.
 */
final class HealthProbe {
    private static final int INTERVAL_SECONDS = 30;
    private static final int TIMEOUT_SECONDS = 5;
    private static final int RETRIES = 3;
    private static final String SHELL = "CMD-SHELL";

    /** ECS waits for a HEALTHY container as long as it takes; a startup probe that fails for good would kill it. */
    private static final int FOR_EVER = Integer.MAX_VALUE;

    private HealthProbe() {}

    /** What makes the container HEALTHY, and UNHEALTHY after {@code retries} failures in a row. */
    static Optional<Probe> readiness(ContainerDefinition container) {
        return check(container).map(check -> probe(check, number(check.retries(), RETRIES)));
    }

    /** What others wait for that depend on the container being HEALTHY. */
    static Optional<Probe> startup(ContainerDefinition container) {
        return check(container).map(check -> probe(check, FOR_EVER));
    }

    /** How long after its start a container that never was HEALTHY is UNHEALTHY; failures in the startPeriod do not count. */
    static Optional<Duration> unhealthyAfter(ContainerDefinition container) {
        return check(container)
                .map(check -> Duration.ofSeconds(number(check.startPeriod(), 0)
                        + (long) number(check.retries(), RETRIES) * number(check.interval(), INTERVAL_SECONDS)
                        + number(check.timeout(), TIMEOUT_SECONDS)));
    }

    private static Optional<HealthCheck> check(ContainerDefinition container) {
        return Optional.ofNullable(container.healthCheck())
                .filter(check -> !command(check).isEmpty());
    }

    private static Probe probe(HealthCheck check, int failures) {
        return new ProbeBuilder()
                .withNewExec()
                .withCommand(command(check))
                .endExec()
                .withPeriodSeconds(number(check.interval(), INTERVAL_SECONDS))
                .withTimeoutSeconds(number(check.timeout(), TIMEOUT_SECONDS))
                .withFailureThreshold(failures)
                .build();
    }

    /** The console writes a command as one text, {@code CMD-SHELL, curl ...}: it is taken apart as it was meant. */
    private static List<String> command(HealthCheck check) {
        List<String> words = check.command().size() == 1 ? split(check.command().getFirst()) : check.command();
        if (words.isEmpty()) {
            return words;
        }
        List<String> rest = words.subList(1, words.size());
        return words.getFirst().equals(SHELL) && !rest.isEmpty()
                ? List.of("/bin/sh", "-c", String.join(" ", rest))
                : rest;
    }

    private static List<String> split(String text) {
        List<String> words = text.startsWith(SHELL)
                ? List.of(SHELL, text.substring(SHELL.length()).replaceFirst("^[\\s,]+", ""))
                : Arrays.asList(text.split("[\\s,]+"));
        return words.stream().filter(word -> !word.isEmpty()).toList();
    }

    private static int number(@Nullable Integer given, int otherwise) {
        return Objects.requireNonNullElse(given, otherwise);
    }
}
