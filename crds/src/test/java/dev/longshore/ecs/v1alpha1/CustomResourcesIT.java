package dev.longshore.ecs.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.longshore.ecs.fields.UnknownFields;
import dev.longshore.ecs.install.Crds;
import dev.longshore.local.LocalCluster;
import dev.longshore.local.junit.LocalKubernetes;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a real API server makes of the kinds: nulls, unknown fields, defaults, the scale subresource, printing. */
@LocalKubernetes(controllerManager = false)
class CustomResourcesIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final String namespace = "crds-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void install(KubernetesClient client) {
        Crds.apply(client);
    }

    @BeforeEach
    void makeNamespace(KubernetesClient client) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
    }

    @Test
    void whatDescribePrintsCanBeCreated(KubernetesClient client) {
        var made = client.resource(described()).inNamespace(namespace).create();
        assertKept(made);
    }

    @Test
    void whatDescribePrintsCanBeAppliedByTheServer(KubernetesClient client) {
        client.resource(described()).inNamespace(namespace).serverSideApply();
        assertKept(client.resource(described()).inNamespace(namespace).serverSideApply());
    }

    @Test
    void whatDescribePrintsCanBeAppliedByKubectl(LocalCluster cluster, KubernetesClient client)
            throws IOException, InterruptedException {
        var kubectl = new Kubectl(cluster);
        for (var mode : List.of("--server-side=false", "--server-side=true")) {
            var applied = kubectl.run(
                    text(), "apply", "-n", namespace, mode, "--force-conflicts=" + mode.endsWith("true"), "-f", "-");
            assertThat(applied.exitCode()).as(applied.output()).isZero();
            assertKept(client.genericKubernetesResources(ApiGroup.GROUP + "/" + ApiGroup.VERSION, "TaskDefinition")
                    .inNamespace(namespace)
                    .withName("described")
                    .get());
        }
    }

    @Test
    void theTypesReadWhatTheServerKeeps(KubernetesClient client) {
        client.resource(described()).inNamespace(namespace).serverSideApply();
        var read = client.resources(TaskDefinition.class)
                .inNamespace(namespace)
                .withName("described")
                .require();
        assertThat(read.family()).isEqualTo("described");
        assertThat(read.getSpec().containerDefinitions().getFirst().image()).isEqualTo("nginx");
        assertThat(UnknownFields.of("spec", read.getSpec()))
                .containsExactlyInAnyOrder("spec.novelty", "spec.containerDefinitions[0].portBindings");
    }

    @Test
    void aServiceScales(KubernetesClient client) {
        var web = client.resource(service()).create();
        assertThat(web.getSpec().desiredCount()).isEqualTo(1);
        web.setStatus(ServiceStatus.builder().runningCount(1).selector("a=b").build());
        client.resource(web).updateStatus();
        var services = client.resources(Service.class).inNamespace(namespace).withName("web");
        services.scale(4);
        assertThat(services.require().getSpec().desiredCount()).isEqualTo(4);
        var scale = services.scale();
        assertThat(scale.getStatus().getReplicas()).isEqualTo(1);
        assertThat(scale.getStatus().getSelector()).isEqualTo("a=b");
    }

    @Test
    void aNullDesiredCountIsTheDefault(KubernetesClient client) {
        var web = Serialization.unmarshal("""
                {"apiVersion":"ecs.longshore.dev/v1alpha1","kind":"Service","metadata":{"name":"nulls"},
                 "spec":{"taskDefinition":"web","desiredCount":null,"launchType":null,"schedulingStrategy":null}}""", GenericKubernetesResource.class);
        GenericKubernetesResource made =
                client.resource(web).inNamespace(namespace).create();
        assertThat(made.<Integer>get("spec", "desiredCount")).isEqualTo(1);
    }

    @Test
    void theSchedulingStrategyOfAServiceIsForEver(KubernetesClient client) {
        client.resource(service()).create();
        var services = client.resources(Service.class).inNamespace(namespace).withName("web");
        assertThatThrownBy(() -> services.edit(web -> {
                    web.setSpec(web.getSpec().toBuilder()
                            .schedulingStrategy(SchedulingStrategy.DAEMON)
                            .build());
                    return web;
                }))
                .hasMessageContaining("schedulingStrategy cannot be changed");
    }

    @Test
    void theSpecOfATaskIsForEver(KubernetesClient client) {
        var task = new Task();
        task.getMetadata().setName("run");
        task.getMetadata().setNamespace(namespace);
        task.setSpec(TaskSpec.builder().taskDefinition("web").build());
        var made = client.resource(task).create();
        assertThat(made.getSpec().count()).isEqualTo(1);
        made.setSpec(made.getSpec().toBuilder().count(2).build());
        assertThatThrownBy(() -> client.resource(made).update())
                .hasMessageContaining("the spec of a Task cannot be changed: delete it and make a new one");
    }

    @Test
    void conditionsMergeByType(KubernetesClient client) {
        client.resource(service()).create();
        for (var type : List.of(ConditionTypes.READY, ConditionTypes.STABLE)) {
            var web = service();
            web.setStatus(ServiceStatus.builder()
                    .conditions(List.of(new ConditionBuilder()
                            .withType(type)
                            .withStatus("True")
                            .build()))
                    .build());
            web.setSpec(null);
            client.resource(web).subresource("status").patch(serverSide(type));
        }
        var status = client.resources(Service.class)
                .inNamespace(namespace)
                .withName("web")
                .require()
                .getStatus();
        assertThat(status.conditions()).extracting("type").containsExactlyInAnyOrder("Ready", "Stable");
    }

    @Test
    void oneCategoryListsAllKinds(LocalCluster cluster, KubernetesClient client)
            throws IOException, InterruptedException {
        client.resource(service()).create();
        client.resource(described()).inNamespace(namespace).create();
        // What the API server tells about its kinds follows the kinds themselves.
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(new Kubectl(cluster)
                                .run("", "get", "ecs", "-n", namespace)
                                .output())
                        .containsPattern("NAME +FAMILY +REVISION +VALID +AGE")
                        .containsPattern(
                                "NAME +CLUSTER +TASK-DEFINITION +DESIRED +RUNNING +PENDING +STABLE +STATUS +AGE")
                        .contains("taskdefinition.ecs.longshore.dev/described", "service.ecs.longshore.dev/web"));
    }

    @Test
    void kubectlExplainsAField(LocalCluster cluster) throws IOException, InterruptedException {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(new Kubectl(cluster)
                                .run("", "explain", "taskdefinition.spec.containerDefinitions.stopTimeout")
                                .output())
                        .contains("FIELD: stopTimeout <integer>")
                        .contains("Seconds between SIGTERM and SIGKILL"));
    }

    private static PatchContext serverSide(String fieldManager) {
        return new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(fieldManager)
                .build();
    }

    private static void assertKept(GenericKubernetesResource made) {
        assertThat(made.<Object>get("spec", "revision")).isEqualTo(3);
        assertThat(made.<Object>get("spec", "registeredAt")).isEqualTo(1700000000.5);
        assertThat(made.<Object>get("spec", "novelty")).isEqualTo(Map.of("deep", List.of(1, 2)));
        assertThat(made.<Object>get("spec", "containerDefinitions", 0, "portBindings"))
                .isEqualTo(List.of("80:80"));
    }

    private Service service() {
        var web = new Service();
        web.getMetadata().setName("web");
        web.getMetadata().setNamespace(namespace);
        web.setSpec(ServiceSpec.builder().taskDefinition("web").build());
        return web;
    }

    private static GenericKubernetesResource described() {
        return Serialization.unmarshal(text(), GenericKubernetesResource.class);
    }

    /** The output of {@code describe-task-definition} under a spec: read-only fields, nulls at every level, fields of the future. */
    private static String text() {
        try (InputStream file = CustomResourcesIT.class.getResourceAsStream("/described.json")) {
            return new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
