package dev.longshore.operator.history;

import dev.longshore.ecs.v1alpha1.ApiGroup;
import dev.longshore.ecs.v1alpha1.Service;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Longshore's kinds on a test cluster. */
final class TestKinds {
    private static final List<String> PLURALS =
            List.of("services", "tasks", "taskdefinitions", "clusters", "containerinstances", "targetgroups");

    private TestKinds() {}

    /** Installs the CRDs and waits until the API server serves them. */
    static void install(KubernetesClient client) {
        PLURALS.forEach(plural -> apply(client, plural));
        PLURALS.forEach(plural -> client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(plural + "." + ApiGroup.GROUP)
                .waitUntilCondition(TestKinds::established, 30, TimeUnit.SECONDS));
    }

    private static void apply(KubernetesClient client, String plural) {
        String resource = "/META-INF/longshore/crds/" + plural + ".yaml";
        try (InputStream yaml = Objects.requireNonNull(Service.class.getResourceAsStream(resource), resource)) {
            client.load(yaml).serverSideApply();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean established(CustomResourceDefinition kind) {
        return kind != null
                && kind.getStatus() != null
                && kind.getStatus().getConditions().stream()
                        .anyMatch(c -> c.getType().equals("Established")
                                && c.getStatus().equals("True"));
    }
}
