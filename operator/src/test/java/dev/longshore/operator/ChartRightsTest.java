package dev.longshore.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the operator may do in all namespaces. */
class ChartRightsTest {
    private static final Path CLUSTER_ROLE = Path.of("..", "helm", "longshore", "templates", "clusterrole.yaml");
    private static final List<String> LEADS_FURTHER = List.of(
            "*",
            "secrets",
            "configmaps",
            "pods/exec",
            "pods/attach",
            "pods/portforward",
            "nodes/proxy",
            "serviceaccounts/token",
            "impersonate",
            "escalate",
            "bind",
            "roles",
            "rolebindings",
            "clusterroles",
            "clusterrolebindings");

    @Test
    void theClusterRoleHasNothingThatLeadsFurther() throws IOException {
        List<String> granted = Files.readAllLines(CLUSTER_ROLE).stream()
                .map(String::strip)
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Arrays.stream(line.split("[\\s,\\[\\]\"]+", -1)))
                .toList();
        assertThat(granted).contains("pods", "create").doesNotContainAnyElementsOf(LEADS_FURTHER);
    }
}
