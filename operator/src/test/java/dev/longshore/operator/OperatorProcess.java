package dev.longshore.operator;

import dev.longshore.local.machine.Ports;
import dev.longshore.operator.cli.Longshore;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** {@code longshore operator} in a process of its own, as the chart's container runs it. */
record OperatorProcess(Process process) implements AutoCloseable {
    /** What it prints. */
    static final Path LOG = Path.of("target", "helm-chart-operator.log");

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);

    /**
     * Starts it with the rights of a token.
     *
     * @param admin who knows the API server
     * @param folder gets its kubeconfig
     */
    static OperatorProcess start(KubernetesClient admin, String token, Path folder) throws IOException {
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), kubeconfig(admin.getConfiguration(), token));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Longshore.class.getName(),
                        "operator",
                        "--lease=longshore-system/longshore",
                        // In the second one it has no rights, as in one that was made anew: the first does not wait for
                        // it.
                        "--watch-namespaces=" + ChartWorkload.NAMESPACE + ",unknown",
                        "--metadata-url=http://longshore-metadata.invalid",
                        "--kubelet-account=longshore-kubelets",
                        "--metadata-listen=127.0.0.1:" + Ports.free("127.0.0.1"),
                        "--secret-store=ClusterSecretStore/aws",
                        "--parameter-store=SecretStore/parameters",
                        "--security-group-policies")
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile());
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        return new OperatorProcess(builder.start());
    }

    private static String kubeconfig(Config admin, String token) {
        return """
                apiVersion: v1
                kind: Config
                current-context: chart
                contexts: [{name: chart, context: {cluster: chart, user: chart, namespace: longshore-system}}]
                clusters: [{name: chart, cluster: {server: "%s", certificate-authority-data: "%s"}}]
                users: [{name: chart, user: {token: "%s"}}]
                """.formatted(admin.getMasterUrl(), admin.getCaCertData(), token);
    }

    boolean runs() {
        return process.isAlive();
    }

    /** Ends it as a kubelet would. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(ENDS_WITHIN)) {
                throw new IllegalStateException("the operator did not end within " + ENDS_WITHIN + " of SIGTERM");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
