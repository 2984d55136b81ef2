package dev.longshore.operator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.operator.scope.Scope;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.junit.jupiter.api.Test;

class WatchesTest {
    @Test
    void informersThatDoNotRunAreNamed() {
        try (KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder()
                        .withMasterUrl("http://localhost:1")
                        .withAutoConfigure(false)
                        .build())
                .build()) {
            assertThat(Watches.of(client, Scope.ALL).dead())
                    .containsExactly(
                            "capacityproviders",
                            "clusters",
                            "containerinstances",
                            "controllerrevisions",
                            "namespaces",
                            "nodes",
                            "pods",
                            "targetgroups");
        }
    }
}
