package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.NamespaceAccess;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.TaskRoleGrant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which IAM roles a Cluster lets the tasks of a namespace have: those that a grant of {@code allow.taskRoles} names. */
final class RolePermissions {
    private final List<TaskRoleGrant> grants;
    private final Predicate<NamespaceAccess> includesNamespace;

    RolePermissions(List<TaskRoleGrant> grants, Predicate<NamespaceAccess> includesNamespace) {
        this.grants = grants;
        this.includesNamespace = includesNamespace;
    }

    /** Why the definition's role is not allowed; empty if it is, or if there is none. */
    Optional<String> refusal(TaskDefinitionSpec definition) {
        return TaskRole.given(definition)
                .filter(role -> !mayHave(role))
                .map(role -> "taskRoleArn: " + role + " is not allowed to this namespace by the Cluster; "
                        + "set spec.allow.taskRoles: [{roles: [" + TaskRole.name(role) + "]}] on it");
    }

    private boolean mayHave(String role) {
        return grants.stream()
                .filter(grant -> grant.namespaces() == null || includesNamespace.test(grant.namespaces()))
                .flatMap(grant -> grant.roles().stream())
                .anyMatch(pattern -> matches(pattern, role));
    }

    private static boolean matches(String pattern, String role) {
        String regex =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.matches(regex, pattern.startsWith("arn:") ? role : TaskRole.name(role));
    }
}
