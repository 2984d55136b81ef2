package dev.longshore.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.local.junit.LocalKubernetes;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@LocalKubernetes(provider = "go-modules")
class ApiOnlyIT {
    @Test
    void namespacesComeAndGo(KubernetesClient client) {
        client.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("here-and-gone")
                        .endMetadata()
                        .build())
                .create();
        ConfigMap map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName("inside")
                .endMetadata()
                .build();
        client.configMaps().inNamespace("here-and-gone").resource(map).create();
        client.namespaces().withName("here-and-gone").delete();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                client.namespaces().withName("here-and-gone").get())
                        .isNull());
    }

    @Test
    void processesAreNamed(LocalCluster cluster) {
        assertThat(cluster.processes()).containsKeys("etcd", "kube-apiserver", "kube-controller-manager");
    }
}
