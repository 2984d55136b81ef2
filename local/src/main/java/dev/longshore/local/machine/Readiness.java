package dev.longshore.local.machine;

import dev.longshore.local.ClusterUnavailableException;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** Waits until parts of a cluster answer. */
public final class Readiness {
    private static final Duration API_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final int LOG_LINES = 15;

    private final String kubeconfig;
    private final UnaryOperator<String> logs;

    /** For a cluster of this machine. */
    public Readiness(ClusterState state) {
        this(
                state.read("kubeconfig").orElseThrow(),
                log -> state.read(log + ".log").orElse(""));
    }

    /**
     * For any cluster.
     *
     * @param kubeconfig the YAML
     * @param logs gives the log of a component, for what is said when the waiting was in vain
     */
    public Readiness(String kubeconfig, UnaryOperator<String> logs) {
        this.kubeconfig = kubeconfig;
        this.logs = logs;
    }

    /** Until kube-apiserver says that it is ready. */
    public void awaitApi(Process apiServer) {
        try (KubernetesClient client = impatientClient()) {
            await("kube-apiserver to be ready", "kube-apiserver", API_TIMEOUT, () -> {
                if (!apiServer.isAlive()) {
                    throw failure("kube-apiserver ended with exit code " + apiServer.exitValue(), "kube-apiserver");
                }
                return "ok".equals(client.raw("/readyz"));
            });
        }
    }

    /** Until the namespace {@code default} exists and, with a controller manager, its service account. */
    public void awaitDefaults(boolean serviceAccount) {
        try (KubernetesClient client = impatientClient()) {
            await(
                    "the namespace default",
                    "kube-apiserver",
                    API_TIMEOUT,
                    () -> client.namespaces().withName("default").get() != null);
            if (serviceAccount) {
                await(
                        "the default service account",
                        "kube-controller-manager",
                        API_TIMEOUT,
                        () -> client.serviceAccounts()
                                        .inNamespace("default")
                                        .withName("default")
                                        .get()
                                != null);
            }
        }
    }

    /** Until the condition holds; errors of the API count as "not yet". */
    public void await(String what, String log, Duration timeout, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(timeout);
        String last = "not so far";
        while (true) {
            try {
                if (condition.getAsBoolean()) {
                    return;
                }
            } catch (KubernetesClientException notYet) {
                last = String.valueOf(notYet.getMessage());
            }
            if (Instant.now().isAfter(deadline)) {
                throw failure("waited " + timeout.toSeconds() + " s in vain for " + what + " (" + last + ")", log);
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
    }

    /** An exception that shows the end of a log of the cluster. */
    public ClusterUnavailableException failure(String message, String log) {
        List<String> lines = logs.apply(log).lines().toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
        return new ClusterUnavailableException(message + "; the end of " + log + ".log:\n" + String.join("\n", last));
    }

    private KubernetesClient impatientClient() {
        Config config = Config.fromKubeconfig(kubeconfig);
        config.setRequestRetryBackoffLimit(0);
        // A server that is starting may take a request and never answer it.
        config.setRequestTimeout(1_000);
        config.setConnectionTimeout(1_000);
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
