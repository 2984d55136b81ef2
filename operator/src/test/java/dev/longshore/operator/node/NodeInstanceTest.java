package dev.longshore.operator.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.ClusterSpec;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.operator.watch.ObservedNode;
import dev.longshore.operator.watch.ObservedNode.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeInstanceTest {
    private static final AgentSettings NOTHING_SET = AgentSettings.of(Map.of());

    /** Each row: a toleration (key, operator, value, effect) and a taint (key, value, effect); an empty cell is an absent field. */
    @ParameterizedTest
    @CsvSource({
        "dedicated, Equal, db, NoSchedule, dedicated, db, NoSchedule, true",
        "dedicated,, db, NoSchedule, dedicated, db, NoSchedule, true",
        "dedicated, Equal, db,, dedicated, db, NoExecute, true",
        "dedicated, Equal, web, NoSchedule, dedicated, db, NoSchedule, false",
        "dedicated, Equal, db, NoExecute, dedicated, db, NoSchedule, false",
        "dedicated, Exists,, NoSchedule, dedicated, db, NoSchedule, true",
        "dedicated, Exists,,, other, db, NoSchedule, false",
        ", Exists,,, anything, db, NoExecute, true",
        ", Equal, db,, dedicated, db, NoSchedule, false",
        "dedicated, Equal,,, dedicated, '', NoSchedule, true",
        "dedicated, Equal,,, dedicated, db, NoSchedule, false"
    })
    void tolerationsAsKubernetesReadsThem(
            @Nullable String key,
            @Nullable String operator,
            @Nullable String value,
            @Nullable String effect,
            String taintKey,
            String taintValue,
            String taintEffect,
            boolean tolerated) {
        Toleration toleration = new Toleration(effect, key, operator, null, value);
        ObservedNode node = node(false, List.of(new Taint(taintKey, taintValue, taintEffect)));
        Instance instance = NodeInstance.of(node, InstanceStatus.ACTIVE, Map.of(), tolerating(toleration));
        assertThat(instance.untoleratedTaints().isEmpty()).isEqualTo(tolerated);
    }

    @Test
    void aCordonedNodeGetsNothingWhateverIsTolerated() {
        Toleration all = new Toleration(null, null, "Exists", null, null);
        Instance instance = NodeInstance.of(
                node(true, List.of(new Taint("node.kubernetes.io/unschedulable", "", "NoSchedule"))),
                InstanceStatus.ACTIVE,
                Map.of(),
                tolerating(all));
        assertThat(instance.untoleratedTaints()).containsExactly("node.kubernetes.io/unschedulable:NoSchedule");
    }

    @Test
    void registersWhatTheNodeAllocates() {
        Instance instance =
                NodeInstance.of(node(false, List.of()), InstanceStatus.DRAINING, Map.of("stack", "blue"), tolerating());
        assertThat(instance.registered()).isEqualTo(new Resources(2000, 1L << 30).withEnis(2));
        assertThat(instance.maxPods()).isEqualTo(17);
        assertThat(instance.status()).isEqualTo(InstanceStatus.DRAINING);
        assertThat(instance.agentConnected()).isTrue();
        assertThat(instance.attributes()).containsEntry("stack", "blue").containsEntry("ecs.os-type", "linux");
    }

    @Test
    void attributesComeFromLabelsAndPeopleOverruleThem() {
        Instance instance = NodeInstance.of(
                node(false, List.of()), InstanceStatus.ACTIVE, Map.of("ecs.instance-type", "mine"), tolerating());
        assertThat(instance.attributes()).containsEntry("ecs.instance-type", "mine");
        Map<String, String> own = new HashMap<>(attributes(node("amd64")));
        own.keySet().removeAll(Capabilities.of(NOTHING_SET));
        assertThat(own)
                .containsOnly(
                        Map.entry("ecs.os-type", "linux"),
                        Map.entry("ecs.os-family", "LINUX"),
                        Map.entry("ecs.cpu-architecture", "x86_64"),
                        Map.entry("ecs.availability-zone", "zone-a"),
                        Map.entry("ecs.instance-type", "m5.large"),
                        Map.entry("stack", "green"));
    }

    @ParameterizedTest
    @CsvSource({"amd64, x86_64", "arm64, arm64", "riscv64, riscv64"})
    void architecturesInEcsWords(String kubernetes, String ecs) {
        assertThat(attributes(node(kubernetes))).containsEntry("ecs.cpu-architecture", ecs);
    }

    @ParameterizedTest
    @CsvSource({
        "'',, com.amazonaws.ecs.capability.task-iam-role, true",
        "'',, com.amazonaws.ecs.capability.task-iam-role-network-host, true",
        "'',, com.amazonaws.ecs.capability.privileged-container, true",
        "'',, com.amazonaws.ecs.capability.logging-driver.splunk, true",
        "'',, ecs.capability.task-eni, true",
        "enable-task-iam-role, false, com.amazonaws.ecs.capability.task-iam-role, false",
        "enable-task-iam-role, false, com.amazonaws.ecs.capability.task-iam-role-network-host, true",
        "enable-task-iam-role-network-host, false, com.amazonaws.ecs.capability.task-iam-role-network-host, false",
        "disable-privileged, true, com.amazonaws.ecs.capability.privileged-container, false",
        "available-logging-drivers, 'json-file, awslogs', com.amazonaws.ecs.capability.logging-driver.awslogs, true",
        "available-logging-drivers, 'json-file, awslogs', com.amazonaws.ecs.capability.logging-driver.splunk, false"
    })
    void anAgentsConfigurationTakesCapabilitiesAway(
            String setting, @Nullable String value, String capability, boolean has) {
        Map<String, String> annotations = value == null ? Map.of() : Map.of("ecs.longshore.dev/" + setting, value);
        assertThat(Capabilities.of(AgentSettings.of(annotations)).contains(capability))
                .isEqualTo(has);
        assertThat(AgentSettings.of(annotations).problems()).isEmpty();
    }

    private static Map<String, String> attributes(ObservedNode node) {
        return NodeAttributes.of(node, NOTHING_SET);
    }

    private static ClusterSpec tolerating(Toleration... tolerations) {
        return ClusterSpec.builder().tolerations(List.of(tolerations)).build();
    }

    private static ObservedNode node(String architecture) {
        return node(architecture, false, List.of());
    }

    private static ObservedNode node(boolean cordoned, List<Taint> taints) {
        return node("amd64", cordoned, taints);
    }

    private static ObservedNode node(String architecture, boolean cordoned, List<Taint> taints) {
        Map<String, String> labels = Map.of(
                "topology.kubernetes.io/zone", "zone-a",
                "node.kubernetes.io/instance-type", "m5.large",
                "attribute.ecs.longshore.dev/stack", "green",
                "kubernetes.io/hostname", "n");
        return new ObservedNode(
                "n",
                "uid",
                labels,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                "linux",
                architecture,
                "v1.35.4",
                Optional.empty(),
                2000,
                1L << 30,
                17,
                0,
                true,
                cordoned,
                taints,
                "2026-01-01T00:00:00Z");
    }
}
