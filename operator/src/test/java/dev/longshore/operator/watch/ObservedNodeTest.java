package dev.longshore.operator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import org.junit.jupiter.api.Test;

class ObservedNodeTest {
    private static NodeBuilder node() {
        return new NodeBuilder()
                .withNewMetadata()
                .withName("n")
                .withUid("u")
                .withCreationTimestamp("2026-01-01T00:00:00Z")
                .addToLabels("zone", "a")
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .withNewStatus()
                .addToAllocatable("cpu", new Quantity("1930m"))
                .addToAllocatable("memory", new Quantity("3Gi"))
                .addToAllocatable("pods", new Quantity("29"))
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .withLastHeartbeatTime("2026-01-01T00:00:01Z")
                .endCondition()
                .endStatus();
    }

    @Test
    void keepsWhatMayBeTaken() {
        ObservedNode node = ObservedNode.of(node().build());
        assertThat(node.cpuMillis()).isEqualTo(1930);
        assertThat(node.memoryBytes()).isEqualTo(3L << 30);
        assertThat(node.maxPods()).isEqualTo(29);
        assertThat(node.ready()).isTrue();
        assertThat(node.cordoned()).isFalse();
    }

    @Test
    void aHeartbeatChangesNothing() {
        Node later = node().editStatus()
                .editFirstCondition()
                .withLastHeartbeatTime("2026-01-01T00:10:00Z")
                .endCondition()
                .endStatus()
                .editMetadata()
                .addToAnnotations("flannel.alpha.coreos.com/backend-data", "changes all the time")
                .endMetadata()
                .build();
        assertThat(ObservedNode.of(later)).isEqualTo(ObservedNode.of(node().build()));
    }

    @Test
    void ofTaintsThoseThatKeepPodsAway() {
        Node tainted = node().editSpec()
                .addNewTaint("NoSchedule", "dedicated", null, "db")
                .addNewTaint("PreferNoSchedule", "rather", null, "not")
                .addNewTaint("NoExecute", "gone", null, null)
                .endSpec()
                .build();
        assertThat(ObservedNode.of(tainted).taints())
                .extracting(ObservedNode.Taint::toString)
                .containsExactly("dedicated=db:NoSchedule", "gone:NoExecute");
    }

    @Test
    void aNodeThatHasJustRegisteredHasNothing() {
        Node fresh = node().withNewStatus().endStatus().build();
        assertThat(ObservedNode.of(fresh))
                .returns(0L, ObservedNode::cpuMillis)
                .returns(0L, ObservedNode::memoryBytes)
                .returns(0, ObservedNode::maxPods)
                .returns(false, ObservedNode::ready);
    }
}
