package dev.longshore.ecs.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.longshore.ecs.install.Crds;
import dev.longshore.local.junit.LocalKubernetes;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the CRDs, with a specimen that the server refuses in ECS's words and one that it accepts. */
@LocalKubernetes(controllerManager = false)
class RulesIT {
    private static final TypeReference<List<Specimen>> SPECIMENS = new TypeReference<>() {};

    @BeforeAll
    static void install(KubernetesClient client) {
        Crds.apply(client);
    }

    static Stream<Specimen> taskDefinitions() {
        return specimens("/rules/task-definition.yaml");
    }

    static Stream<Specimen> clusters() {
        return specimens("/rules/cluster.yaml");
    }

    static Stream<Specimen> services() {
        return specimens("/rules/service.yaml");
    }

    static Stream<Specimen> tasks() {
        return specimens("/rules/task.yaml");
    }

    static Stream<Specimen> targetGroups() {
        return specimens("/rules/target-group.yaml");
    }

    @ParameterizedTest
    @MethodSource("taskDefinitions")
    void ofATaskDefinition(Specimen specimen, KubernetesClient client) {
        judge(client, "TaskDefinition", specimen);
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void ofACluster(Specimen specimen, KubernetesClient client) {
        judge(client, "Cluster", specimen);
    }

    @ParameterizedTest
    @MethodSource("services")
    void ofAService(Specimen specimen, KubernetesClient client) {
        judge(client, "Service", specimen);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void ofATask(Specimen specimen, KubernetesClient client) {
        judge(client, "Task", specimen);
    }

    @ParameterizedTest
    @MethodSource("targetGroups")
    void ofATargetGroup(Specimen specimen, KubernetesClient client) {
        judge(client, "TargetGroup", specimen);
    }

    static Stream<Specimen> scheduledTasks() {
        return specimens("/rules/scheduled-task.yaml");
    }

    @ParameterizedTest
    @MethodSource("scheduledTasks")
    void ofAScheduledTask(Specimen specimen, KubernetesClient client) {
        judge(client, "ScheduledTask", specimen);
    }

    static Stream<Specimen> eventRules() {
        return specimens("/rules/event-rule.yaml");
    }

    @ParameterizedTest
    @MethodSource("eventRules")
    void ofAnEventRule(Specimen specimen, KubernetesClient client) {
        judge(client, "EventRule", specimen);
    }

    static Stream<Specimen> alarms() {
        return specimens("/rules/alarm.yaml");
    }

    @ParameterizedTest
    @MethodSource("alarms")
    void ofAnAlarm(Specimen specimen, KubernetesClient client) {
        judge(client, "Alarm", specimen);
    }

    static Stream<Specimen> scalableTargets() {
        return specimens("/rules/scalable-target.yaml");
    }

    @ParameterizedTest
    @MethodSource("scalableTargets")
    void ofAScalableTarget(Specimen specimen, KubernetesClient client) {
        judge(client, "ScalableTarget", specimen);
    }

    static Stream<Specimen> scalingPolicies() {
        return specimens("/rules/scaling-policy.yaml");
    }

    @ParameterizedTest
    @MethodSource("scalingPolicies")
    void ofAScalingPolicy(Specimen specimen, KubernetesClient client) {
        judge(client, "ScalingPolicy", specimen);
    }

    static Stream<Specimen> capacityProviders() {
        return specimens("/rules/capacity-provider.yaml");
    }

    @ParameterizedTest
    @MethodSource("capacityProviders")
    void ofACapacityProvider(Specimen specimen, KubernetesClient client) {
        judge(client, "CapacityProvider", specimen);
    }

    private static void judge(KubernetesClient client, String kind, Specimen specimen) {
        var resource = client.resource(resource(kind, specimen.spec())).dryRun();
        if (specimen.refused() == null) {
            assertThat(resource.create()).isNotNull();
        } else {
            assertThatThrownBy(resource::create)
                    .isInstanceOf(KubernetesClientException.class)
                    .hasMessageContaining(specimen.refused());
        }
    }

    private static GenericKubernetesResource resource(String kind, Map<String, Object> spec) {
        var namespace = kind.equals("Cluster") || kind.equals("CapacityProvider") ? null : "default";
        return new GenericKubernetesResourceBuilder()
                .withApiVersion(ApiGroup.GROUP + "/" + ApiGroup.VERSION)
                .withKind(kind)
                .withNewMetadata()
                .withName("specimen")
                .withNamespace(namespace)
                .endMetadata()
                .addToAdditionalProperties("spec", spec)
                .build();
    }

    private static Stream<Specimen> specimens(String file) {
        InputStream yaml = RulesIT.class.getResourceAsStream(file);
        return new KubernetesSerialization().unmarshal(yaml, SPECIMENS).stream();
    }

    /** A spec, and what the server says against it; absent when it is a good one. */
    record Specimen(
            String name, Map<String, Object> spec, @Nullable String refused) {
        @Override
        public String toString() {
            return name;
        }
    }
}
