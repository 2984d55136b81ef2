package dev.longshore.operator.metadata;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/**
 * Where the task metadata endpoint is.
 *
 * @param url what containers are told: scheme, host and port at which pods reach the endpoint
 * @param listen the address and port of this process to which that leads
 * @param kubelets how kubelets are asked for statistics
 */
public record MetadataSettings(URI url, InetSocketAddress listen, Kubelets kubelets) {
    /**
     * How kubelets are asked for statistics.
     *
     * @param account the ServiceAccount of the operator's namespace in whose name they are; empty for the operator's own
     * @param trustAny whether they may have certificates that nobody signed, as they make them for themselves
     */
    public record Kubelets(Optional<String> account, boolean trustAny) {}

    /** The port of ECS's agent. */
    public static final int PORT = 51_679;

    /** @throws IllegalArgumentException if the URL is not {@code http://HOST[:PORT]} */
    public MetadataSettings {
        if (!"http".equals(url.getScheme())
                || url.getHost() == null
                || !url.getPath().matches("/?")) {
            throw new IllegalArgumentException(
                    "metadata URL " + url + ": expected http://HOST:PORT, by which pods reach this operator");
        }
    }
}
