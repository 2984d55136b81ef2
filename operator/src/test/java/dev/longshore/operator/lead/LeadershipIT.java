package dev.longshore.operator.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.support.Sandbox;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who leads, of several operators. */
@LocalKubernetes(simulation = true, nodeLifecycle = false, own = "operator")
class LeadershipIT {
    private static final String NAMESPACE = "default";
    /** So long that no load of the machine makes it end. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final Duration SHORT_LEASE = Duration.ofSeconds(6);

    private final AtomicInteger lost = new AtomicInteger();

    @Test
    void theNextOneLeadsWhenTheLeaseIsGivenBack(KubernetesClient client) throws InterruptedException {
        Leadership first = compete(client, "handover", "first", LEASE);
        first.await();
        try (Leadership second = compete(client, "handover", "second", LEASE)) {
            assertThat(second.leads()).isFalse();
            assertThat(holder(client, "handover")).isEqualTo("first");
            long begin = System.nanoTime();
            first.close();
            second.await();
            // Not after the lease's duration: nobody has to be waited for.
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LEASE);
            assertThat(holder(client, "handover")).isEqualTo("second");
        }
        assertThat(lost).hasValue(0);
    }

    @Test
    void whoseLeaseIsTakenIsTold(KubernetesClient client) throws InterruptedException {
        try (Leadership leadership = compete(client, "taken", "first", SHORT_LEASE)) {
            leadership.await();
            Sandbox.patiently().ignoreExceptions().until(() -> {
                lease(client, "taken").edit(lease -> {
                    lease.getSpec().setHolderIdentity("another");
                    lease.getSpec().setLeaseDurationSeconds(3600);
                    return lease;
                });
                return true;
            });
            Sandbox.patiently().untilAsserted(() -> assertThat(lost).hasValue(1));
        }
        assertThat(lost).hasValue(1);
        assertThat(holder(client, "taken")).isEqualTo("another");
    }

    private Leadership compete(KubernetesClient client, String name, String identity, Duration duration) {
        LeaseSettings lease = new LeaseSettings(NAMESPACE, name, identity, duration);
        return Leadership.compete(client, lease, lost::incrementAndGet);
    }

    private static String holder(KubernetesClient client, String name) {
        return Sandbox.read(lease(client, name)).getSpec().getHolderIdentity();
    }

    private static Resource<Lease> lease(KubernetesClient client, String name) {
        return client.leases().inNamespace(NAMESPACE).withName(name);
    }
}
