package dev.longshore.operator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.operator.scope.Scope;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservedPodTest {
    @ParameterizedTest
    @CsvSource({
        "nodeName: n1, n1",
        "nodeName: '', ",
        "hostNetwork: true, ",
        "'affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: "
                + "[{matchFields: [{key: metadata.name, operator: In, values: [n2]}]}]}}}', n2",
        "'affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: "
                + "[{matchFields: [{key: metadata.name, operator: In, values: [n2, n3]}]}]}}}', ",
        "'affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: "
                + "[{matchFields: [{key: metadata.name, operator: NotIn, values: [n2]}]}]}}}', ",
        "'affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: "
                + "[{matchExpressions: [{key: zone, operator: In, values: [a]}]}]}}}', ",
        "'affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: []}}', "
    })
    void aDaemonSetsPodCountsOnTheNodeThatItIsMadeFor(String spec, @Nullable String node) {
        Pod pod = Serialization.unmarshal("""
                metadata: {namespace: default, name: p, uid: u, creationTimestamp: '2026-01-01T00:00:00Z'}
                spec: {containers: [], SPEC}
                status: {phase: Pending}
                """.replace("SPEC", spec), Pod.class);
        assertThat(ObservedPod.of(pod, Scope.ALL).node().orElse(null)).isEqualTo(node);
    }
}
