package dev.longshore.operator.lead;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Competes for a Lease, and leads while it holds it. */
public final class Leadership implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

    private final LeaseSettings lease;
    private final Runnable lost;
    private final CountDownLatch leads = new CountDownLatch(1);
    private final CompletableFuture<?> election;
    private volatile boolean closed;

    private Leadership(KubernetesClient client, LeaseSettings lease, Runnable lost) {
        this.lease = lease;
        this.lost = lost;
        this.election = client.leaderElector().withConfig(config()).build().start();
    }

    /**
     * Begins to compete.
     *
     * @param lost called when the lease was led by and could not be renewed: whoever led must write nothing more
     */
    public static Leadership compete(KubernetesClient client, LeaseSettings lease, Runnable lost) {
        LOG.info("{} stands by for Lease {}/{}", lease.identity(), lease.namespace(), lease.name());
        return new Leadership(client, lease, lost);
    }

    private LeaderElectionConfig config() {
        return new LeaderElectionConfigBuilder()
                .withName(lease.name())
                .withLock(new LeaseLock(lease.namespace(), lease.name(), lease.identity()))
                .withLeaseDuration(lease.duration())
                .withRenewDeadline(lease.renewDeadline())
                .withRetryPeriod(lease.retryPeriod())
                // The next one need not wait for the lease of one that ended in order.
                .withReleaseOnCancel(true)
                .withLeaderCallbacks(new LeaderCallbacks(
                        leads::countDown, this::stopped, leader -> LOG.info("Lease {} is {}'s", lease.name(), leader)))
                .build();
    }

    private void stopped() {
        if (!closed && leads()) {
            lost.run();
        }
    }

    /** Returns when this operator leads. */
    public void await() throws InterruptedException {
        leads.await();
    }

    /** Whether it has led; it does until {@code lost} is called. */
    public boolean leads() {
        return leads.getCount() == 0;
    }

    /** Gives the lease back, so that another operator leads at once: nothing may be written after this. */
    @Override
    public void close() {
        closed = true;
        election.cancel(true);
    }
}
