package dev.longshore.operator.cli;

import dev.longshore.operator.view.ClusterView;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster is asked, and about which namespace; an option group of commands that only look. */
final class ClusterAccess {
    private static final String DEFAULT_NAMESPACE = "default";

    /** What is asked of a cluster. */
    @FunctionalInterface
    interface Question {
        /** Asks, and answers the exit code. */
        int ask(ClusterView view, String namespace) throws IOException;
    }

    /** What is asked of the API server itself. */
    @FunctionalInterface
    interface Request {
        /** Asks, and answers the exit code. */
        int ask(KubernetesClient client, String namespace) throws IOException, InterruptedException;
    }

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "The kubeconfig to use instead of KUBECONFIG or ~/.kube/config.")
    private @Nullable Path kubeconfig;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "The kubeconfig's context to use instead of its current one.")
    private @Nullable String context;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            description = "The namespace to look in (that of the context).")
    private @Nullable String namespace;

    /** Reads the cluster and asks; nothing is written. */
    int ask(Question question) throws IOException, InterruptedException {
        return request((client, namespace) -> {
            OperatorCommand.requireCrds(client, Duration.ZERO);
            try (ClusterView view = ClusterView.open(client, InstantSource.system())) {
                return question.ask(view, namespace);
            }
        });
    }

    /** Asks with a client of its own. */
    int request(Request request) throws IOException, InterruptedException {
        Logging.onlyErrors();
        Config config = config();
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build()) {
            return request.ask(client, namespace(config));
        }
    }

    private Config config() throws IOException {
        if (kubeconfig == null) {
            return Config.autoConfigure(context);
        }
        if (!Files.isReadable(kubeconfig)) {
            throw new NoSuchFileException(kubeconfig.toString());
        }
        return Config.fromKubeconfig(context, kubeconfig.toFile());
    }

    private String namespace(Config config) {
        return Optional.ofNullable(namespace)
                .or(() -> Optional.ofNullable(config.getNamespace()))
                .filter(name -> !name.isEmpty())
                .orElse(DEFAULT_NAMESPACE);
    }
}
