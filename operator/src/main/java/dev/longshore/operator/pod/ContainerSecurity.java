package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.KernelCapabilities;
import dev.longshore.ecs.v1alpha1.LinuxParameters;
import dev.longshore.operator.definition.SecurityOptions;
import dev.longshore.operator.definition.UserNames;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a container may do: its user, privileges and capabilities. */
final class ContainerSecurity {
    private static final Pattern NUMERIC_USER = Pattern.compile("(\\d+)(?::(\\d+))?");

    private ContainerSecurity() {}

    /** Empty where a container asks for nothing of it. */
    static Optional<SecurityContext> of(ContainerDefinition definition) {
        SecurityContextBuilder context = new SecurityContextBuilder();
        if (Boolean.TRUE.equals(definition.privileged())) {
            context.withPrivileged(true);
        }
        if (Boolean.TRUE.equals(definition.readonlyRootFilesystem())) {
            context.withReadOnlyRootFilesystem(true);
        }
        if (SecurityOptions.forbidNewPrivileges(definition)) {
            context.withAllowPrivilegeEscalation(false);
        }
        capabilities(definition)
                .ifPresent(capabilities -> context.withNewCapabilities()
                        .withAdd(capabilities.add())
                        .withDrop(capabilities.drop())
                        .endCapabilities());
        user(definition, context);
        SecurityContext built = context.build();
        return built.equals(new SecurityContext()) ? Optional.empty() : Optional.of(built);
    }

    /** Those that a container adds or drops; empty where it does neither. */
    static Optional<KernelCapabilities> capabilities(ContainerDefinition definition) {
        return Optional.ofNullable(definition.linuxParameters())
                .map(LinuxParameters::capabilities)
                .filter(capabilities ->
                        !capabilities.add().isEmpty() || !capabilities.drop().isEmpty());
    }

    private static void user(ContainerDefinition definition, SecurityContextBuilder context) {
        Optional.ofNullable(definition.user())
                .map(UserNames::numbers)
                .map(NUMERIC_USER::matcher)
                .filter(Matcher::matches)
                .ifPresent(user -> {
                    context.withRunAsUser(Long.valueOf(user.group(1)));
                    Optional.ofNullable(user.group(2)).map(Long::valueOf).ifPresent(context::withRunAsGroup);
                });
    }
}
