package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;

/** Reads {@code dockerSecurityOptions}. */
public final class SecurityOptions {
    private static final String NO_NEW_PRIVILEGES = "no-new-privileges";

    private SecurityOptions() {}

    /** Whether the container's processes may never gain privileges; a privileged container of a pod cannot be kept from it. */
    public static boolean forbidNewPrivileges(ContainerDefinition container) {
        return !Boolean.TRUE.equals(container.privileged())
                && container.dockerSecurityOptions().stream().anyMatch(SecurityOptions::isNoNewPrivileges);
    }

    static boolean isNoNewPrivileges(String option) {
        return option.equals(NO_NEW_PRIVILEGES) || option.equals(NO_NEW_PRIVILEGES + ":true");
    }
}
