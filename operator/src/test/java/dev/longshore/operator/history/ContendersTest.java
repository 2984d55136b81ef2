package dev.longshore.operator.history;

import static dev.longshore.operator.history.TestCluster.node;
import static dev.longshore.operator.history.TestCluster.pod;
import static dev.longshore.operator.history.TestCluster.running;
import static dev.longshore.operator.history.TestCluster.service;
import static dev.longshore.operator.history.TestCluster.with;
import static dev.longshore.operator.history.TestCluster.withCpu;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.Service;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes that are shared with pods of others. */
class ContendersTest {
    private final MadeUpHistory history = new MadeUpHistory();
    private Service web = new Service();

    @BeforeEach
    void aNodeAndAService() {
        history.existed(node(TestCluster.NODE));
        web = history.added(service("shop", "web", 2, 100, 200));
    }

    @Test
    void aForeignPodThatTheOperatorMustHaveSeenCounts() {
        history.added(foreign("1500m"));
        history.after(Contenders.SEEN_AFTER).added(withCpu(pod(web, 1), "1"));
        assertOverbooked();
    }

    @Test
    void aForeignPodThatWasThereFromTheBeginningCounts() {
        history.existed(foreign("1500m"));
        history.added(withCpu(pod(web, 1), "1"));
        assertOverbooked();
    }

    @Test
    void aRaceIsNobodysFault() {
        Pod foreign = history.added(foreign("1500m"));
        Pod task = history.added(withCpu(pod(web, 1), "1"));
        history.modifiedBy("kubelet", with(foreign, running()));
        history.modifiedBy("kubelet", with(task, running()));
        assertThat(history.violations()).isEmpty();
    }

    @Test
    void whatAKubeletAdmittedMustFit() {
        Pod task = history.added(withCpu(pod(web, 1), "1"));
        history.modifiedBy("kubelet", with(task, running()));
        Pod foreign = history.after(Contenders.SEEN_AFTER).added(foreign("1500m"));
        assertThat(history.violations()).isEmpty();
        history.modifiedBy("kubelet", with(foreign, running()));
        assertOverbooked();
    }

    @Test
    void foreignPodsAmongThemselvesAreNotJudged() {
        Pod one = history.added(foreign("1500m"));
        history.modifiedBy("kubelet", with(one, running()));
        Pod other = new PodBuilder(foreign("1500m"))
                .editMetadata()
                .withName("other")
                .endMetadata()
                .build();
        history.modifiedBy("kubelet", with(history.added(other), running()));
        assertThat(history.violations()).isEmpty();
    }

    private void assertOverbooked() {
        assertThat(history.violations())
                .extracting(Violation::invariant)
                .containsExactly(Invariant.NODE_NOT_OVERBOOKED);
    }

    private static Pod foreign(String cpu) {
        Pod bare = new PodBuilder()
                .withNewMetadata()
                .withNamespace("others")
                .withName("foreign")
                .endMetadata()
                .withNewSpec()
                .withNodeName(TestCluster.NODE)
                .addNewContainer()
                .withName("app")
                .endContainer()
                .endSpec()
                .build();
        return withCpu(bare, cpu);
    }
}
